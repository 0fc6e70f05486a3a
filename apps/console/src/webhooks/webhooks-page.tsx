import { Button, Empty, Skeleton } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { ProblemNotice } from '../frame/problem-notice.tsx';
import { useHeldRoles } from '../session/use-held-roles.ts';
import { SecretNotice } from './secret-notice.tsx';
import { useWebhooks } from './use-webhooks.ts';
import { WebhookCard } from './webhook-card.tsx';
import { WebhookDrawer } from './webhook-drawer.tsx';

/** Where other systems are told what happens, and what has not arrived. */
export function WebhooksPage() {
  const { t } = useTranslation();
  const list = useWebhooks();
  const mayChange = useHeldRoles().includes('administrator');
  const [isMaking, setMaking] = useState(false);
  const [secret, setSecret] = useState<string | null>(null);
  return (
    <>
      <header className="page-head">
        <h2>{t('administration.webhooks')}</h2>
        {mayChange && (
          <Button type="primary" onClick={() => setMaking(true)} data-testid="new-webhook">
            {t('webhook.create')}
          </Button>
        )}
      </header>
      <p className="muted">{t('webhook.purpose')}</p>
      {secret !== null && <SecretNotice secret={secret} onClose={() => setSecret(null)} />}
      {list.isError && <ProblemNotice error={list.error} onRetry={() => void list.refetch()} />}
      {list.isPending && <Skeleton active paragraph={{ rows: 4 }} className="late" />}
      {list.isSuccess && list.data.items.length === 0 && <Empty description={t('webhook.none')} />}
      <ul className="list-cards webhooks">
        {list.data?.items.map((webhook) => (
          <WebhookCard key={webhook.id} webhook={webhook} mayChange={mayChange} onSecret={setSecret} />
        ))}
      </ul>
      {isMaking && <WebhookDrawer onSecret={setSecret} onClose={() => setMaking(false)} />}
    </>
  );
}
