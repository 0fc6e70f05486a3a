import { App, Checkbox, Form } from 'antd';
import { useTranslation } from 'react-i18next';
import { ActDrawer } from '../acts/act-drawer.tsx';
import { NumberField, TextField } from '../acts/fields.tsx';
import { answered } from '../api/answered.ts';
import type { DutyRoster } from '../api/answers.ts';
import { api } from '../api/client.ts';
import { useReloadDuty } from './use-duty.ts';

interface RosterForm {
  telephone?: string;
  answerMinutes: number;
  channels: ('sms' | 'voice')[];
}

interface RosterDrawerProps {
  readonly organisation: string;
  readonly roster: DutyRoster | null;
  readonly onClose: () => void;
}

const CHANNELS = ['sms', 'voice'] as const;
const USUAL = { answerMinutes: 15, channels: [...CHANNELS] };

/** How the duty room is reached, and after how long the next are called. */
export function RosterDrawer({ organisation, roster, onClose }: RosterDrawerProps) {
  const { t } = useTranslation();
  const { message } = App.useApp();
  const reload = useReloadDuty();
  const act = async ({ telephone, answerMinutes, channels }: RosterForm) => {
    const params = { path: { code: organisation } };
    const body = { telephone: telephone?.trim() ? telephone.trim() : null, answerMinutes, channels };
    await answered(api.PUT('/api/v1/duty-rosters/{code}', { params, body }));
    void message.success(t('duty.roomChanged'));
    void reload();
  };
  const initial = roster === null ? USUAL : { ...roster, telephone: roster.telephone ?? '' };
  return (
    <ActDrawer<RosterForm>
      title={t('duty.changeRoom')}
      verb={t('act.save')}
      draft={`duty-room.${organisation}`}
      initial={initial}
      act={act}
      onClose={onClose}
    >
      <TextField name="telephone" label={t('duty.room')} hint={t('duty.roomHint')} optional />
      <Form.Item name="channels" label={t('duty.ways')}>
        <Checkbox.Group
          options={CHANNELS.map((channel) => ({ value: channel, label: t(`duty.channels.${channel}`) }))}
        />
      </Form.Item>
      <NumberField
        name="answerMinutes"
        label={t('duty.answerMinutes')}
        hint={t('duty.answerHint')}
        minimum={1}
        maximum={1_440}
      />
    </ActDrawer>
  );
}
