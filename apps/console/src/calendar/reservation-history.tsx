import { useTranslation } from 'react-i18next';
import type { Reservation, ReservationEvent } from '../api/answers.ts';
import { query } from '../api/client.ts';
import { ProblemNotice } from '../frame/problem-notice.tsx';
import { useWords } from '../messages/use-words.ts';
import { formatMinute } from './tell-claim.ts';
import { usePeriodText } from './use-claim-words.ts';

/** What the claims say of themselves that no entry of the ledger tells: why they gave way, and why it was cancelled. */
function useReasons({ allocations, cancelReason }: Reservation): string[] {
  const { t } = useTranslation();
  const displaced = allocations.flatMap(({ assetCode, displacedBy, displacedWhy }) =>
    displacedBy === null ? [] : [t('reservation.events.displaced', { assetCode, why: displacedWhy ?? '' })],
  );
  const isExpired = allocations.some(({ state }) => state === 'expired');
  return [
    ...new Set(displaced),
    ...(isExpired ? [t('reservation.events.expired')] : []),
    ...(cancelReason === null ? [] : [t('reservation.events.cancelled', { reason: cancelReason })]),
  ];
}

/** Who changed the reservation, what and when, each with its number in the ledger of the piece. */
export function ReservationHistory({ reservation }: { reservation: Reservation }) {
  const { t } = useTranslation();
  const reasons = useReasons(reservation);
  const params = { path: { reservationId: reservation.id } };
  const history = query.useQuery('get', '/api/v1/reservations/{reservationId}/history', { params });
  return (
    <section className="panel" aria-label={t('reservation.history')}>
      <h2>{t('reservation.history')}</h2>
      {history.isError && <ProblemNotice error={history.error} onRetry={() => void history.refetch()} />}
      <ol className="reservation-events" data-testid="reservation-history">
        {history.data?.items.map((event) => (
          <EventLine key={`${event.assetCode} ${event.number}`} event={event} />
        ))}
        {reasons.map((reason) => (
          <li key={reason}>{reason}</li>
        ))}
      </ol>
    </section>
  );
}

function EventLine({ event }: { event: ReservationEvent }) {
  const { t } = useTranslation();
  const actWord = useWords('ledger.acts');
  const period = usePeriodText();
  const { at, act, assetCode, number, person, organisationName } = event;
  const who = person === null ? t('reservation.bySystem') : t('reservation.byPerson', { person, organisationName });
  return (
    <li>
      <span className="figures">{formatMinute(Date.parse(at))}</span> <strong>{actWord(act)}</strong>{' '}
      <span className="code">{assetCode}</span> <span className="figures">{period(event)}</span> · {who} ·{' '}
      <span className="muted figures">{t('reservation.entry', { number })}</span>
    </li>
  );
}
