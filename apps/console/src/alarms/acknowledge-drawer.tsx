import { useTranslation } from 'react-i18next';
import { ActDrawer } from '../acts/act-drawer.tsx';
import type { Alarm } from '../api/answers.ts';
import { ReasonField } from '../acts/reason-field.tsx';
import { useAlarmWords } from './use-alarm-words.ts';

interface AcknowledgeDrawerProps {
  readonly alarm: Alarm;
  readonly acknowledge: (alarm: Alarm, remark: string) => Promise<void>;
  readonly onClose: () => void;
}

/** Acknowledges with a word to whoever looks next: what was done, or what is known. */
export function AcknowledgeDrawer({ alarm, acknowledge, onClose }: AcknowledgeDrawerProps) {
  const { t } = useTranslation();
  const words = useAlarmWords();
  return (
    <ActDrawer<{ remark?: string }>
      title={t('alarm.acknowledgeTitle', { assetCode: alarm.assetCode })}
      verb={t('alarm.acknowledge')}
      draft={`acknowledge.${alarm.id}`}
      act={({ remark = '' }) => acknowledge(alarm, remark)}
      onClose={onClose}
    >
      <p>
        {alarm.piece.name} · {words(alarm).cause}
      </p>
      <ReasonField
        name="remark"
        label={t('export.remark')}
        usual={Object.values(t('alarm.remarks', { returnObjects: true }))}
        optional
      />
    </ActDrawer>
  );
}
