import { useTranslation } from 'react-i18next';
import type { Allocation, Reservation } from '../api/answers.ts';
import { formatMinute, isMoved } from './tell-claim.ts';
import { usePeriodText } from './use-claim-words.ts';

/** What happened to a reservation, as far as it says so itself. */
function useHistory({ createdAt, createdBy, allocations, cancelReason }: Reservation): string[] {
  const { t } = useTranslation();
  const period = usePeriodText();
  const ofClaim = (claim: Allocation) => {
    const { assetCode, state, displacedBy, displacedWhy, endedAt, replacedBy, originalFrom, originalTo } = claim;
    const original = period({ from: originalFrom, to: originalTo });
    const at = endedAt === null ? '' : `${formatMinute(Date.parse(endedAt))} `;
    return [
      ...(isMoved(claim) ? [t('reservation.events.moved', { original, now: period(claim) })] : []),
      ...(displacedBy === null ? [] : [t('reservation.events.displaced', { assetCode, why: displacedWhy ?? '' })]),
      ...(replacedBy === null ? [] : [t('reservation.events.replaced', { assetCode })]),
      ...(endedAt !== null && state === 'ended' ? [`${at}${t('reservation.events.ended', { assetCode })}`] : []),
      ...(state === 'expired' ? [t('reservation.events.expired')] : []),
    ];
  };
  const events = allocations.flatMap(ofClaim);
  return [
    `${formatMinute(Date.parse(createdAt))} ${t('reservation.events.created', createdBy)}`,
    ...new Set(events),
    ...(cancelReason === null ? [] : [t('reservation.events.cancelled', { reason: cancelReason })]),
  ];
}

export function ReservationHistory({ reservation }: { reservation: Reservation }) {
  const { t } = useTranslation();
  const events = useHistory(reservation);
  return (
    <section className="panel" aria-label={t('reservation.history')}>
      <h2>{t('reservation.history')}</h2>
      <ol className="reservation-events" data-testid="reservation-history">
        {events.map((event) => (
          <li key={event}>{event}</li>
        ))}
      </ol>
    </section>
  );
}
