import { Button, Popconfirm } from 'antd';
import { useTranslation } from 'react-i18next';
import { answered } from '../api/answered.ts';
import type { Webhook } from '../api/answers.ts';
import { api } from '../api/client.ts';
import { newIdempotencyKey } from '../api/idempotency-key.ts';
import { useOrganisationName } from '../equipment/organisations.ts';
import { FailedDeliveries } from './failed-deliveries.tsx';
import { useWebhookAct } from './use-webhooks.ts';

interface WebhookCardProps {
  readonly webhook: Webhook;
  readonly mayChange: boolean;
  readonly onSecret: (secret: string) => void;
}

/** One endpoint: what it hears, whether it is told, and what has not arrived. */
export function WebhookCard({ webhook, mayChange, onSecret }: WebhookCardProps) {
  const { t } = useTranslation();
  const organisationName = useOrganisationName();
  const { id, url, description, organisation, events, failed, waiting } = webhook;
  return (
    <li className="list-card" data-webhook={id}>
      <span className="list-card-head">
        <strong className="code webhook-url">{url}</strong>
        <WebhookStanding webhook={webhook} />
      </span>
      <span className="muted">
        {organisationName(organisation)}
        {description !== null && ` · ${description}`}
      </span>
      <span>{events.map((event) => t(`webhook.kinds.${event}`)).join(t('listSeparator'))}</span>
      {waiting > 0 && <span>○ {t('webhook.waiting', { count: waiting })}</span>}
      {failed > 0 && <FailedDeliveries webhookId={id} count={failed} mayChange={mayChange} />}
      {mayChange && <Acts webhook={webhook} onSecret={onSecret} />}
    </li>
  );
}

function WebhookStanding({ webhook: { enabled, goneAt } }: { webhook: Webhook }) {
  const { t } = useTranslation();
  if (enabled) return <span>● {t('webhook.on')}</span>;
  return goneAt === null ? (
    <span>○ {t('webhook.off')}</span>
  ) : (
    <span className="duty-nobody">✕ {t('webhook.gone')}</span>
  );
}

function Acts({ webhook: { id: webhookId, enabled }, onSecret }: Pick<WebhookCardProps, 'webhook' | 'onSecret'>) {
  const { t } = useTranslation();
  const { run, isPending } = useWebhookAct();
  const path = { webhookId };
  const once = () => ({ path, header: { 'Idempotency-Key': newIdempotencyKey() } });
  const test = () => answered(api.POST('/api/v1/webhooks/{webhookId}/test', { params: once() }));
  const turn = () =>
    answered(api.PATCH('/api/v1/webhooks/{webhookId}', { params: { path }, body: { enabled: !enabled } }));
  const remove = () => answered(api.DELETE('/api/v1/webhooks/{webhookId}', { params: { path } }));
  const rotate = async () => {
    const { secret } = await answered(api.POST('/api/v1/webhooks/{webhookId}/rotate-secret', { params: once() }));
    onSecret(secret);
  };
  return (
    <span className="duty-acts">
      <Button loading={isPending} disabled={!enabled} onClick={() => run(test, t('webhook.tested'))}>
        {t('webhook.test')}
      </Button>
      <Button onClick={() => run(turn, t(enabled ? 'webhook.turnedOff' : 'webhook.turnedOn'))}>
        {t(enabled ? 'webhook.turnOff' : 'webhook.turnOn')}
      </Button>
      <Popconfirm
        title={t('webhook.rotate')}
        description={t('webhook.rotateTells')}
        okText={t('webhook.rotate')}
        onConfirm={() => run(rotate, t('webhook.rotated'))}
      >
        <Button>{t('webhook.rotate')}</Button>
      </Popconfirm>
      <Popconfirm
        title={t('webhook.remove')}
        description={t('webhook.removeTells')}
        okText={t('webhook.remove')}
        onConfirm={() => run(remove, t('webhook.removed'))}
      >
        <Button>{t('webhook.remove')}</Button>
      </Popconfirm>
    </span>
  );
}
