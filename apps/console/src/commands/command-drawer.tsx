import { useQueryClient } from '@tanstack/react-query';
import { App, Form, Input } from 'antd';
import { useTranslation } from 'react-i18next';
import { ActDrawer } from '../acts/act-drawer.tsx';
import { ChoiceField, NumberField } from '../acts/fields.tsx';
import { answered } from '../api/answered.ts';
import { api } from '../api/client.ts';
import { type CommandForm, KINDS, NEW_COMMAND, toNewCommand } from './command-form.ts';

const LONGEST_TEXT = 2_000;
const WEEK_MINUTES = 10_080;

/** Tells the machine something; what the ledger and the person see of it is that it was sent. */
export function CommandDrawer({ assetCode, onClose }: { assetCode: string; onClose: () => void }) {
  const { t } = useTranslation();
  const { message } = App.useApp();
  const queryClient = useQueryClient();
  const path = '/api/v1/equipment/{assetCode}/commands';
  const act = async (form: CommandForm, key: string) => {
    const params = { path: { assetCode }, header: { 'Idempotency-Key': key } };
    await answered(api.POST(path, { params, body: toNewCommand(form) }));
    await queryClient.invalidateQueries({ queryKey: ['get', path] });
    void message.success(t('command.sent'));
  };
  return (
    <ActDrawer<CommandForm>
      title={t('command.sendTitle', { assetCode })}
      verb={t('command.send')}
      draft={`command.${assetCode}`}
      initial={NEW_COMMAND}
      act={act}
      onClose={onClose}
    >
      <p>
        {t('command.willBe', { assetCode })} {t('command.notAcknowledged')}
      </p>
      <CommandFields />
    </ActDrawer>
  );
}

function CommandFields() {
  const { t } = useTranslation();
  const kind = Form.useWatch('kind', Form.useFormInstance<CommandForm>());
  const missing = {
    required: kind === 'message',
    whitespace: true,
    message: t('act.missing', { field: t('command.text') }),
  };
  const text = kind === 'message' ? t('command.text') : t('act.optional', { field: t('command.text') });
  return (
    <>
      <ChoiceField
        name="kind"
        label={t('command.kind')}
        choices={KINDS.map((value) => ({ value, label: t(`command.kinds.${value}`) }))}
      />
      <Form.Item name="text" label={text} extra={t('command.textHint')} rules={kind === 'message' ? [missing] : []}>
        <Input.TextArea rows={3} maxLength={LONGEST_TEXT} showCount />
      </Form.Item>
      <NumberField
        name="expiresInMinutes"
        label={t('command.expires')}
        hint={t('command.expiresHint')}
        minimum={1}
        maximum={WEEK_MINUTES}
        unit={t('command.minutes')}
      />
    </>
  );
}
