import { Link, useParams } from '@tanstack/react-router';
import { Skeleton } from 'antd';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { Allocation, Reservation } from '../api/answers.ts';
import { query } from '../api/client.ts';
import { useFamilyName } from '../equipment/families.ts';
import { ProblemNotice } from '../frame/problem-notice.tsx';
import { KindMark } from './kind-mark.tsx';
import { ReservationActs } from './reservation-acts.tsx';
import { ReservationHistory } from './reservation-history.tsx';
import { formatMinute, isMoved } from './tell-claim.ts';
import { usePeriodText } from './use-claim-words.ts';

const REFRESH_MS = 60_000;

/** One reservation: how it stands, what it holds, what happened, and what can be done. */
export function ReservationPage() {
  const { t } = useTranslation();
  const { reservationId } = useParams({ from: '/frame/calendar/reservations/$reservationId' });
  const params = { path: { reservationId } };
  const read = query.useQuery(
    'get',
    '/api/v1/reservations/{reservationId}',
    { params },
    { refetchInterval: REFRESH_MS },
  );
  return (
    <div className="page">
      <title>{`${t('reservation.title')} · ${t('product')}`}</title>
      <nav className="piece-back" aria-label={t('breadcrumb')}>
        <Link to="/calendar">{t('reservation.back')}</Link>
      </nav>
      {read.isError && <ProblemNotice error={read.error} onRetry={() => void read.refetch()} />}
      {read.isPending && <Skeleton active paragraph={{ rows: 6 }} className="late" />}
      {read.data && <Shown reservation={read.data} />}
    </div>
  );
}

function Shown({ reservation }: { reservation: Reservation }) {
  const { t } = useTranslation();
  const { kind, purpose, state, allocations } = reservation;
  const expiresAt = allocations.find((claim) => claim.state === 'tentative')?.expiresAt;
  return (
    <>
      <header className="page-head">
        <h1>{t('reservation.of', { kind: t(`calendar.kinds.${kind}`), purpose })}</h1>
        <strong data-testid="reservation-state" data-state={state}>
          {t(`calendar.states.${state}`)}
        </strong>
        <ReservationActs reservation={reservation} />
      </header>
      {expiresAt && <p>{t('reservation.expires', { time: formatMinute(Date.parse(expiresAt)) })}</p>}
      <div className="reservation-panels">
        <Facts reservation={reservation} />
        <section className="panel" aria-label={t('reservation.pieces')}>
          <h2>{t('reservation.pieces')}</h2>
          <ul className="conflicts">
            {allocations.map((claim) => (
              <ClaimLine key={claim.id} claim={claim} />
            ))}
          </ul>
        </section>
        <ReservationHistory reservation={reservation} />
      </div>
    </>
  );
}

function Facts({ reservation }: { reservation: Reservation }) {
  const { t } = useTranslation();
  const familyName = useFamilyName();
  const { kind, organisationName, createdBy, need, override } = reservation;
  const minimum = Object.entries(need?.minimum ?? {}).map(([name, least]) => `${name} ≥ ${String(least)}`);
  return (
    <section className="panel" aria-label={t('reservation.title')}>
      <h2>{t('reservation.title')}</h2>
      <dl className="facts">
        <Fact name={t('propose.kind')}>
          <KindMark kind={kind} />
        </Fact>
        <Fact name={t('reservation.organisation')}>{organisationName}</Fact>
        <Fact name={t('reservation.createdBy')}>{createdBy.name}</Fact>
        {need !== null && (
          <Fact name={t('reservation.need')}>
            {t('reservation.needTells', { family: familyName(need.family), quantity: need.quantity })} ·{' '}
            {minimum.length > 0 ? minimum.join(t('listSeparator')) : t('reservation.noMinimum')}
          </Fact>
        )}
        {override !== null && (
          <Fact name={t('reservation.override')}>{t('reservation.overrideTells', { ...override })}</Fact>
        )}
      </dl>
    </section>
  );
}

function Fact({ name, children }: { name: string; children: ReactNode }) {
  return (
    <div>
      <dt>{name}</dt>
      <dd>{children}</dd>
    </div>
  );
}

function ClaimLine({ claim }: { claim: Allocation }) {
  const { t } = useTranslation();
  const period = usePeriodText();
  const { assetCode, state, originalFrom, originalTo } = claim;
  return (
    <li>
      <span className="conflict-head">
        <Link to="/equipment/$assetCode" params={{ assetCode }} className="code">
          {assetCode}
        </Link>
        <span>{t(`calendar.states.${state}`)}</span>
      </span>
      <span className="figures">{period(claim)}</span>
      {isMoved(claim) && (
        <span className="muted figures">
          {t('calendar.original', { period: period({ from: originalFrom, to: originalTo }) })}
        </span>
      )}
    </li>
  );
}
