import { Alert, Button } from 'antd';
import { useTranslation } from 'react-i18next';
import { useMe } from '../session/use-me.ts';
import { formatDateTime } from '../format/screen-time.ts';
import type { QueuedScan } from './scan-queue.ts';
import { scanQueue, useQueuedScans } from './scans.ts';

/** What this phone has read and not sent yet, each with its own time; and what the server does not take. */
export function QueueNotice({ stocktake }: { stocktake?: string }) {
  const { t } = useTranslation();
  const me = useMe()?.id;
  const scans = useQueuedScans().filter((scan) => stocktake === undefined || scan.stocktake === stocktake);
  const refused = scans.filter((scan) => scan.refused !== undefined);
  const waiting = scans.filter((scan) => scan.refused === undefined);
  const others = waiting.filter(({ person }) => person !== me).length;
  if (scans.length === 0) return null;
  return (
    <div className="scan-queue" data-testid="scan-queue" data-waiting={waiting.length}>
      {waiting.length > 0 && (
        <Alert
          type="info"
          showIcon
          role="status"
          title={t('stocktake.waiting', { count: waiting.length })}
          description={<QueuedList scans={waiting} />}
        />
      )}
      {others > 0 && <Alert type="warning" showIcon title={t('stocktake.othersWait', { count: others })} />}
      {refused.length > 0 && (
        <Alert
          type="error"
          showIcon
          title={t('stocktake.refused', { count: refused.length })}
          description={<QueuedList scans={refused} />}
          action={
            <Button onClick={() => scanQueue.remove(refused.map(({ id }) => id))}>{t('stocktake.discard')}</Button>
          }
        />
      )}
    </div>
  );
}

const REASONS = ['illegal-transition', 'too_late', 'unreadable', 'not-found', 'forbidden'] as const;

function QueuedList({ scans }: { scans: readonly QueuedScan[] }) {
  const { t } = useTranslation();
  return (
    <ul className="scan-lines">
      {scans.map(({ id, code, at, refused }) => {
        const reason = REASONS.find((one) => one === refused);
        return (
          <li key={id}>
            <span className="code">{code}</span> <span className="figures muted">{formatDateTime(Date.parse(at))}</span>
            {refused !== undefined && ` ${t(`stocktake.refusals.${reason ?? 'other'}`)}`}
          </li>
        );
      })}
    </ul>
  );
}
