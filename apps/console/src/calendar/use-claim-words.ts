import { useCallback } from 'react';
import { useTranslation } from 'react-i18next';
import type { Allocation } from '../api/answers.ts';
import { formatMinute, isMoved } from './tell-claim.ts';

interface Period {
  readonly from: string;
  readonly to: string | null;
}

/** `11-27 08:00 至 11-29 08:00` */
export function usePeriodText(): (period: Period) => string {
  const { t } = useTranslation();
  return useCallback(
    ({ from, to }) =>
      t('calendar.period', {
        from: formatMinute(Date.parse(from)),
        to: to === null ? t('calendar.openEnd') : formatMinute(Date.parse(to)),
      }),
    [t],
  );
}

/** What holds a piece, whose it is, from when to when and how firmly, in one sentence. */
export function useClaimText(): (claim: Allocation) => string {
  const { t } = useTranslation();
  const period = usePeriodText();
  return useCallback(
    (claim) => {
      const { kind, organisationName: organisation, state, plannedTo, originalFrom, originalTo } = claim;
      const told = t('calendar.claim', {
        kind: t(`calendar.kinds.${kind}`),
        organisation,
        period: period(claim),
        state: t(`calendar.states.${state}`),
      });
      const original = { period: period({ from: originalFrom, to: originalTo }) };
      return [
        told,
        ...(plannedTo === null ? [] : [t('calendar.planned', { time: formatMinute(Date.parse(plannedTo)) })]),
        ...(isMoved(claim) ? [t('calendar.original', original)] : []),
      ].join(t('listSeparator'));
    },
    [t, period],
  );
}
