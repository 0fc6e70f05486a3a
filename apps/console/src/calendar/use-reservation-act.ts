import { useQueryClient } from '@tanstack/react-query';
import { answered, answeredWithTag } from '../api/answered.ts';
import type { Reservation } from '../api/answers.ts';
import { api } from '../api/client.ts';
import { fromWallField } from '../format/wall-field.ts';
import { reloadCalendar } from './use-calendar-news.ts';

export type ReservationVerb = 'confirm' | 'extend' | 'cut-short' | 'cancel';

export interface ReservationActForm {
  readonly to?: string;
  readonly now?: boolean;
  readonly reason?: string;
}

const PATH = '/api/v1/reservations/{reservationId}';

/** Sends one act on a reservation as it stands on the page: what another changed meanwhile is not changed back. */
export function useReservationAct(shown: Reservation, verb: ReservationVerb) {
  const queryClient = useQueryClient();
  return async ({ to, now, reason }: ReservationActForm, key: string): Promise<Reservation> => {
    const path = { reservationId: shown.id };
    const etag = await tagOf(shown);
    const params = { path, header: { 'Idempotency-Key': key, 'If-Match': etag } };
    const why = reason?.trim() ? { reason: reason.trim() } : {};
    const end = new Date(fromWallField(to) ?? 0).toISOString();
    const requests = {
      confirm: () => api.POST(`${PATH}/confirm`, { params }),
      extend: () => api.POST(`${PATH}/extend`, { params, body: { to: end, ...why } }),
      'cut-short': () => api.POST(`${PATH}/cut-short`, { params, body: { ...(now !== true && { to: end }), ...why } }),
      cancel: () => api.POST(`${PATH}/cancel`, { params, body: { reason: reason?.trim() ?? '' } }),
    };
    try {
      return await answered<Reservation>(requests[verb]());
    } finally {
      void reloadCalendar(queryClient);
    }
  };
}

/** The tag of what is shown; where it has changed since, one that matches nothing. */
async function tagOf(shown: Reservation): Promise<string> {
  const { body, etag } = await answeredWithTag(api.GET(PATH, { params: { path: { reservationId: shown.id } } }));
  return JSON.stringify(body) === JSON.stringify(shown) ? etag : '"0"';
}
