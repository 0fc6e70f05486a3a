import { Checkbox, Form } from 'antd';
import { useTranslation } from 'react-i18next';
import { ActDrawer } from '../acts/act-drawer.tsx';
import { TextField } from '../acts/fields.tsx';
import { answered } from '../api/answered.ts';
import type { WebhookEvent } from '../api/answers.ts';
import { api } from '../api/client.ts';
import { useWebhookAct } from './use-webhooks.ts';

export const WEBHOOK_EVENTS = [
  'alarm.raised',
  'alarm.acknowledged',
  'alarm.unacknowledged',
  'alarm.cleared',
  'allocation.changed',
  'notice.created',
  'ledger.checkpoint',
] as const satisfies readonly WebhookEvent[];

interface WebhookForm {
  url: string;
  description?: string;
  events: WebhookEvent[];
}

interface WebhookDrawerProps {
  readonly onSecret: (secret: string) => void;
  readonly onClose: () => void;
}

/** Where another system listens, and what it wants to hear. */
export function WebhookDrawer({ onSecret, onClose }: WebhookDrawerProps) {
  const { t } = useTranslation();
  const { reload } = useWebhookAct();
  const act = async ({ url, description, events }: WebhookForm, key: string) => {
    const params = { header: { 'Idempotency-Key': key } };
    const body = { url: url.trim(), events, ...(description?.trim() && { description: description.trim() }) };
    const { secret } = await answered(api.POST('/api/v1/webhooks', { params, body }));
    onSecret(secret);
    void reload();
  };
  const events = t('webhook.events');
  return (
    <ActDrawer<WebhookForm>
      title={t('webhook.create')}
      verb={t('webhook.create')}
      draft="webhook.new"
      initial={{ events: ['alarm.raised', 'notice.created'] }}
      act={act}
      onClose={onClose}
    >
      <TextField name="url" label={t('webhook.url')} hint={t('webhook.urlHint')} code />
      <TextField name="description" label={t('webhook.description')} optional />
      <Form.Item
        name="events"
        label={events}
        rules={[{ required: true, type: 'array', message: t('act.missing', { field: events }) }]}
      >
        <Checkbox.Group
          className="webhook-events"
          options={WEBHOOK_EVENTS.map((event) => ({ value: event, label: t(`webhook.kinds.${event}`) }))}
        />
      </Form.Item>
    </ActDrawer>
  );
}
