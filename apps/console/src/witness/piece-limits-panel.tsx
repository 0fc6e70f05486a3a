import { Button, Skeleton } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { ProblemNotice } from '../frame/problem-notice.tsx';
import { LimitList } from './limit-list.tsx';
import { LimitsDrawer } from './limits-drawer.tsx';
import { usePieceLimits } from './use-limits.ts';

/** From where on the machine speaks against its custodian; its owner may set it for this piece. */
export function PieceLimitsPanel({ assetCode }: { assetCode: string }) {
  const { t } = useTranslation();
  const [isOpen, setOpen] = useState(false);
  const { data: limits, error, refetch } = usePieceLimits(assetCode);
  return (
    <section className="panel limits-panel" aria-label={t('witnessLimit.title')} data-testid="piece-limits">
      <header className="panel-head">
        <h2>{t('witnessLimit.title')}</h2>
        {limits?.mayChange === true && (
          <Button onClick={() => setOpen(true)} data-testid="change-limits">
            {t('act.change')}
          </Button>
        )}
      </header>
      {error !== null && <ProblemNotice error={error} onRetry={() => void refetch()} />}
      {limits === undefined ? error === null && <Skeleton active className="late" /> : <LimitList limits={limits} />}
      {isOpen && limits !== undefined && (
        <LimitsDrawer of={{ assetCode }} name={assetCode} limits={limits} onClose={() => setOpen(false)} />
      )}
    </section>
  );
}
