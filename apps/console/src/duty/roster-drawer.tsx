import { App, Checkbox, Form } from 'antd';
import { useTranslation } from 'react-i18next';
import { ChangeDrawer } from '../acts/change-drawer.tsx';
import { NumberField, TextField } from '../acts/fields.tsx';
import { toTagged } from '../acts/use-entry.ts';
import { answered, answeredWithTag, type Tagged } from '../api/answered.ts';
import { api } from '../api/client.ts';
import { problemCode } from '../api/problem.ts';
import { useReloadDuty } from './use-duty.ts';

interface RosterForm {
  telephone?: string;
  answerMinutes: number;
  channels: ('sms' | 'voice')[];
}

interface RosterDrawerProps {
  readonly organisation: string;
  readonly onClose: () => void;
}

const CHANNELS = ['sms', 'voice'] as const;
const USUAL: RosterForm = { telephone: '', answerMinutes: 15, channels: [...CHANNELS] };
/** Of a roster that is not there yet. */
const NO_VERSION = '"0"';

async function readRoster(code: string): Promise<Tagged<RosterForm>> {
  try {
    const params = { path: { code } };
    const found = await answeredWithTag(api.GET('/api/v1/duty-rosters/{code}', { params }));
    return toTagged(found, ({ telephone, answerMinutes, channels }) => {
      return { telephone: telephone ?? '', answerMinutes, channels };
    });
  } catch (error) {
    if (problemCode(error) !== 'not-found') throw error;
    return { body: USUAL, etag: NO_VERSION };
  }
}

/** How the duty room is reached, and after how long the next are called. */
export function RosterDrawer({ organisation, onClose }: RosterDrawerProps) {
  const { t } = useTranslation();
  const { message } = App.useApp();
  const reload = useReloadDuty();
  const act = async ({ telephone, answerMinutes, channels }: RosterForm, etag: string) => {
    const params = { path: { code: organisation }, header: { 'If-Match': etag } };
    const body = { telephone: telephone?.trim() ? telephone.trim() : null, answerMinutes, channels };
    await answered(api.PUT('/api/v1/duty-rosters/{code}', { params, body }));
    void message.success(t('duty.roomChanged'));
    void reload();
  };
  const show = (field: string, value: unknown) => {
    if (field !== 'channels') return String(value);
    return (value as RosterForm['channels']).map((channel) => t(`duty.channels.${channel}`)).join(t('listSeparator'));
  };
  return (
    <ChangeDrawer<RosterForm>
      title={t('duty.changeRoom')}
      draft={`duty-room.${organisation}`}
      entry={{ read: () => readRoster(organisation), show }}
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
    </ChangeDrawer>
  );
}
