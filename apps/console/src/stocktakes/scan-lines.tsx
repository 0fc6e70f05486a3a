import { useTranslation } from 'react-i18next';
import { formatDateTime } from '../format/screen-time.ts';
import { useTakenScans, type TakenScan } from './scans.ts';
import { StatusMark } from './stocktake-marks.tsx';
import type { LastLabel } from './use-scan-labels.ts';

/** What was read just now, large enough for the sun: taken down at once, and what the server says as soon as it does. */
export function LastRead({ stocktake, last }: { stocktake: string; last: LastLabel | null }) {
  const { t } = useTranslation();
  const taken = useTakenScans(stocktake);
  if (last === null) return null;
  if ('unknown' in last)
    return (
      <p role="alert" className="last-read differs" data-testid="last-read">
        <span aria-hidden>✕</span> {t('scan.unknown', { text: last.unknown })}
      </p>
    );
  const answer = taken.find(({ id }) => id === last.id);
  return (
    <div role="status" className="last-read" data-testid="last-read" data-result={answer?.result ?? 'waiting'}>
      <strong className="code">{last.code}</strong>{' '}
      {answer === undefined ? <span>{t('stocktake.noted')}</span> : <Answer scan={answer} />}
    </div>
  );
}

function Answer({ scan: { result, piece } }: { scan: TakenScan }) {
  const { t } = useTranslation();
  if (result === 'late') return <span>{t('stocktake.takenLate')}</span>;
  return (
    <>
      {piece !== null && <StatusMark status={piece.status} />}{' '}
      <span>{piece?.piece?.name ?? t('stocktake.unknown')}</span>
      {piece?.contradicts === true && (
        <p className="differs">
          <span aria-hidden>△</span> {t('stocktake.contradicts', { distance: piece.distanceKm })}
        </p>
      )}
    </>
  );
}

/** Those that are with the server, the last one first. */
export function ScanLines({ stocktake }: { stocktake: string }) {
  const { t } = useTranslation();
  const taken = useTakenScans(stocktake);
  if (taken.length === 0) return null;
  return (
    <section aria-label={t('stocktake.sent')} data-testid="sent-scans" data-count={taken.length}>
      <h2>
        {t('stocktake.sent')} <span className="desk-count figures">{taken.length}</span>
      </h2>
      <ul className="scan-lines">
        {taken.map((scan) => (
          <li key={scan.id}>
            <span className="code">{scan.code}</span> {scan.piece !== null && <StatusMark status={scan.piece.status} />}{' '}
            <span className="figures muted">{formatDateTime(Date.parse(scan.at))}</span>
          </li>
        ))}
      </ul>
    </section>
  );
}
