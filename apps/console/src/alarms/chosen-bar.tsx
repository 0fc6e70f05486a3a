import { Alert, Button } from 'antd';
import { useTranslation } from 'react-i18next';
import type { Alarm } from '../api/answers.ts';
import { useAcknowledgeMany } from './use-acknowledge-many.ts';

interface ChosenBarProps {
  readonly chosen: readonly Alarm[];
  readonly onChoose: (chosen: ReadonlySet<string>) => void;
}

const idsOf = (alarms: readonly Alarm[]) => new Set(alarms.map(({ id }) => id));

/** What can be done with the alarms that were chosen together, and what became of those where it failed. */
export function ChosenBar({ chosen, onChoose }: ChosenBarProps) {
  const { t } = useTranslation();
  const { acknowledgeAll, progress, outcome, forget } = useAcknowledgeMany();
  const acknowledge = async () => onChoose(idsOf((await acknowledgeAll(chosen)).map(({ alarm }) => alarm)));
  return (
    <>
      {outcome !== null && (
        <Alert
          type="error"
          showIcon
          role="alert"
          closable={{ onClose: forget }}
          title={t('alarm.failedSome', { done: outcome.done, failed: outcome.failed.length })}
          description={
            <ul className="failed-acts" data-testid="failed-acts">
              {outcome.failed.map(({ alarm, reason }) => (
                <li key={alarm.id}>
                  <span className="code">{alarm.assetCode}</span> {alarm.piece.name}: {reason}
                </li>
              ))}
            </ul>
          }
        />
      )}
      {(chosen.length > 0 || progress !== null) && (
        <div className="chosen-bar">
          <span className="figures" role="status">
            {progress === null ? t('alarm.selected', { count: chosen.length }) : t('alarm.acknowledging', progress)}
          </span>
          <Button type="primary" loading={progress !== null} onClick={() => void acknowledge()} data-testid="act">
            {t('alarm.acknowledgeMany', { count: chosen.length })}
          </Button>
          <Button disabled={progress !== null} onClick={() => onChoose(new Set())}>
            {t('alarm.unselect')}
          </Button>
        </div>
      )}
    </>
  );
}
