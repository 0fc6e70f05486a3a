import { Button } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { answered } from '../api/answered.ts';
import { api } from '../api/client.ts';
import { AgeText } from '../format/age-text.tsx';
import { useFailedDeliveries, useWebhookAct } from './use-webhooks.ts';

interface FailedDeliveriesProps {
  readonly webhookId: string;
  readonly count: number;
  readonly mayChange: boolean;
}

/** What was given up, why, and the way to send it again. */
export function FailedDeliveries({ webhookId, count, mayChange }: FailedDeliveriesProps) {
  const { t } = useTranslation();
  const [isOpen, setOpen] = useState(false);
  const failed = useFailedDeliveries(webhookId, isOpen);
  const { run } = useWebhookAct();
  const again = (deliveryId: string) => () => {
    const params = { path: { webhookId, deliveryId } };
    return answered(api.POST('/api/v1/webhooks/{webhookId}/deliveries/{deliveryId}/redeliver', { params }));
  };
  return (
    <div className="notice-calls">
      <span className="duty-nobody">✕ {t('webhook.failed', { count })}</span>
      <Button aria-expanded={isOpen} onClick={() => setOpen(!isOpen)}>
        {t('webhook.showFailed')}
      </Button>
      {isOpen && (
        <ul>
          {failed.data?.items.map(({ id, event, createdAt, error }) => (
            <li key={id}>
              {event} · <AgeText time={createdAt} /> <span className="muted">{error}</span>{' '}
              {mayChange && (
                <Button onClick={() => run(again(id), t('webhook.sentAgain'))}>{t('webhook.again')}</Button>
              )}
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}
