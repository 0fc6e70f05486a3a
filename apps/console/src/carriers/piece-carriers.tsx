import { Link } from '@tanstack/react-router';
import { App, Button, Skeleton } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Carriage, ListedCarriage, Role } from '../api/answers.ts';
import { query } from '../api/client.ts';
import { serverNowMs } from '../api/server-clock.ts';
import { formatMinute } from '../calendar/tell-claim.ts';
import { ProblemNotice } from '../frame/problem-notice.tsx';
import { useProblemText } from '../frame/use-problem-text.ts';
import { useHeldRoles } from '../session/use-held-roles.ts';
import { CarriageDrawer } from './carriage-drawer.tsx';
import { changeCarriage, deleteCarriage, tagOf, useReloadCarriers } from './send-carriage.ts';

const KEEPERS: readonly Role[] = ['custodian', 'dispatcher', 'administrator'];
const MOST_SHOWN = 10;

/** What the piece travels on, travelled on and is to travel on. */
export function PieceCarriers({ assetCode, isRetired }: { assetCode: string; isRetired: boolean }) {
  const { t } = useTranslation();
  const [open, setOpen] = useState<Carriage | 'new' | null>(null);
  const held = useHeldRoles();
  const mayKeep = KEEPERS.some((role) => held.includes(role)) && !isRetired;
  const params = { path: { assetCode }, query: { limit: MOST_SHOWN } };
  const list = query.useQuery('get', '/api/v1/equipment/{assetCode}/carrier', { params });
  return (
    <div className="register-part" data-testid="carriers">
      <header className="part-head">
        <h3>{t('carrier.title')}</h3>
        {mayKeep && (
          <Button size="small" onClick={() => setOpen('new')} data-testid="add-carriage">
            {t('carrier.load')}
          </Button>
        )}
      </header>
      {list.isError && <ProblemNotice error={list.error} onRetry={() => void list.refetch()} />}
      {list.isPending && <Skeleton active title={false} paragraph={{ rows: 1 }} className="late" />}
      {list.data?.items.length === 0 && <p className="muted">{t('carrier.none')}</p>}
      <ul className="part-lines">
        {list.data?.items.map((carriage) => (
          <li key={carriage.id} data-current={carriage.current}>
            <CarriageWords carriage={carriage} />
            {mayKeep && <CarriageActs carriage={carriage} onChange={() => setOpen(carriage)} />}
          </li>
        ))}
      </ul>
      {open !== null && (
        <CarriageDrawer assetCode={assetCode} carriage={open === 'new' ? null : open} onClose={() => setOpen(null)} />
      )}
    </div>
  );
}

function CarriageWords({ carriage: { carrier, carrierName, from, to, current } }: { carriage: Carriage }) {
  const { t } = useTranslation();
  const period = { from: formatMinute(Date.parse(from)), to: to === null ? '' : formatMinute(Date.parse(to)) };
  return (
    <span className="certificate-words">
      <span>
        {current && <strong>● {t('carrier.now')} </strong>}
        <Link to="/equipment/$assetCode" params={{ assetCode: carrier }}>
          <span className="code">{carrier}</span> {carrierName}
        </Link>
      </span>
      <span className="muted figures">{t(to === null ? 'carrier.since' : 'carrier.period', period)}</span>
    </span>
  );
}

function CarriageActs({ carriage, onChange }: { carriage: ListedCarriage; onChange: () => void }) {
  const { t } = useTranslation();
  const { message, modal } = App.useApp();
  const problemText = useProblemText();
  const reload = useReloadCarriers();
  const { assetCode, carrier, current } = carriage;
  const run = async (act: () => Promise<unknown>, done: string) => {
    try {
      await act();
      void message.success(done);
    } catch (error) {
      void message.error(problemText(error));
    }
    await reload();
  };
  const unload = () => {
    const to = new Date(serverNowMs()).toISOString();
    void run(() => changeCarriage(carriage, { to }, tagOf(carriage)), t('carrier.unloaded', { assetCode, carrier }));
  };
  const remove = () =>
    void modal.confirm({
      title: t('carrier.delete'),
      content: t('carrier.deleteConsequence', { assetCode, carrier }),
      okText: t('carrier.delete'),
      cancelText: t('carrier.keep'),
      onOk: () => run(() => deleteCarriage(carriage, tagOf(carriage)), t('carrier.deleted')),
    });
  const of = (verb: string) => `${verb} ${carrier}`;
  return (
    <span className="line-acts">
      {current && (
        <Button size="small" onClick={unload} aria-label={of(t('carrier.unload'))}>
          {t('carrier.unload')}
        </Button>
      )}
      <Button size="small" onClick={onChange} aria-label={of(t('carrier.change'))}>
        {t('act.change')}
      </Button>
      <Button size="small" onClick={remove} aria-label={of(t('carrier.delete'))}>
        {t('act.delete')}
      </Button>
    </span>
  );
}
