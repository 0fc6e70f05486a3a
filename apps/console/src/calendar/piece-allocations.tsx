import { Link } from '@tanstack/react-router';
import { Button } from 'antd';
import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Allocation } from '../api/answers.ts';
import { query } from '../api/client.ts';
import { useNow } from '../format/use-now.ts';
import { ProblemNotice } from '../frame/problem-notice.tsx';
import { ClaimBar } from './claim-bar.tsx';
import { NowLine } from './grid-head.tsx';
import { KindMark } from './kind-mark.tsx';
import { ProposeDrawer } from './propose-drawer.tsx';
import { formatMinute, spanOfClaim } from './tell-claim.ts';
import { dayOf, gridOf, overlaps, placeIn, type TimeGrid } from './time-grid.ts';
import { usePeriodText } from './use-claim-words.ts';
import { useMyKinds } from './use-my-kinds.ts';

const MOST_SHOWN = 50;

/** Who has the piece until when, and the month from today on as a strip. */
export function PieceAllocations({ assetCode }: { assetCode: string }) {
  const { t } = useTranslation();
  const [isOpen, setOpen] = useState(false);
  const mayReserve = useMyKinds().length > 0;
  const today = dayOf(useNow());
  const grid = useMemo(() => gridOf('month', today), [today]);
  const list = query.useQuery('get', '/api/v1/equipment/{assetCode}/allocations', {
    params: { path: { assetCode }, query: { from: new Date(grid.fromMs).toISOString(), limit: MOST_SHOWN } },
  });
  const claims = list.data?.items ?? [];
  return (
    <section className="panel allocations-panel" aria-label={t('calendar.pieceTitle')} data-testid="piece-allocations">
      <header className="panel-head">
        <h2>{t('calendar.pieceTitle')}</h2>
        <Link to="/calendar" search={{ q: assetCode }}>
          {t('calendar.inCalendar')}
        </Link>
        {mayReserve && <Button onClick={() => setOpen(true)}>{t('propose.act')}</Button>}
      </header>
      {list.isError && <ProblemNotice error={list.error} onRetry={() => void list.refetch()} />}
      {list.isSuccess && <Holder claims={claims} />}
      {claims.length > 0 && (
        <>
          <div className="piece-strip">
            {claims
              .filter((claim) => overlaps(spanOfClaim(claim), grid))
              .map((claim) => (
                <ClaimBar key={claim.id} claim={claim} grid={grid} cell={grid} />
              ))}
            <NowLine grid={grid} named />
          </div>
          <StripTimes grid={grid} />
          <ul className="conflicts">
            {claims.map((claim) => (
              <ClaimLine key={claim.id} claim={claim} />
            ))}
          </ul>
        </>
      )}
      {isOpen && <ProposeDrawer proposal={{ assetCode }} onClose={() => setOpen(false)} />}
    </section>
  );
}

const DAYS_A_TICK = 7;

/** The dates below the strip, a week apart. */
function StripTimes({ grid }: { grid: TimeGrid }) {
  const ticks = grid.cells.filter((_, index) => index % DAYS_A_TICK === 0);
  return (
    <div className="piece-strip-times muted figures" aria-hidden>
      {ticks.map((cell) => (
        <span key={cell.fromMs} style={{ left: `${(placeIn(grid, cell)?.left ?? 0) * 100}%` }}>
          {dayOf(cell.fromMs).slice('2026-'.length)}
        </span>
      ))}
    </div>
  );
}

function Holder({ claims }: { claims: readonly Allocation[] }) {
  const { t } = useTranslation();
  const nowMs = useNow();
  const held = claims.find((claim) => overlaps(spanOfClaim(claim), { fromMs: nowMs, toMs: nowMs + 1 }));
  const next = claims.find(({ from }) => Date.parse(from) > nowMs);
  if (claims.length === 0) return <p>{t('calendar.pieceFree')}</p>;
  const end = held?.to ?? held?.plannedTo ?? null;
  const until = end === null ? t('calendar.openEnd') : t('calendar.until', { time: formatMinute(Date.parse(end)) });
  return (
    <p>
      {held === undefined
        ? t('calendar.pieceNowFree')
        : t('calendar.pieceNow', {
            organisation: held.organisationName,
            kind: t(`calendar.kinds.${held.kind}`),
            until,
          })}
      {next !== undefined && ` · ${t('calendar.pieceNext', { time: formatMinute(Date.parse(next.from)) })}`}
    </p>
  );
}

function ClaimLine({ claim }: { claim: Allocation }) {
  const { t } = useTranslation();
  const period = usePeriodText();
  const text = (
    <>
      <KindMark kind={claim.kind} /> <span>{claim.organisationName}</span>{' '}
      <span className="figures">{period(claim)}</span>{' '}
      <span className="muted">{t(`calendar.states.${claim.state}`)}</span>
    </>
  );
  return (
    <li>
      {claim.reservation === null ? (
        <span className="claim-line">{text}</span>
      ) : (
        <Link
          className="claim-line"
          to="/calendar/reservations/$reservationId"
          params={{ reservationId: claim.reservation }}
        >
          {text}
        </Link>
      )}
    </li>
  );
}
