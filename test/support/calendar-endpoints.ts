import { EVERYONE, type Endpoint } from './endpoint.ts';

const PIECE = { inside: 'N-1', outside: 'S-1' };

const days = (count: number) => new Date(Date.now() + count * 86_400_000).toISOString();
/** Each call gets a time of its own, so that none stands in the way of another. */
let slot = 0;
const nextSlot = () => ({ from: days((slot += 1)), to: days(slot + 0.5) });
const PERIOD = `from=${days(1)}&to=${days(2)}`;

/** Acts on a reservation by need of north, for a drill, made anew for each call: `{reservationId}`. */
const actOn = (verb: string, body: object): Endpoint => ({
  operation: `POST /api/v1/reservations/{reservationId}/${verb}`,
  may: ['dispatcher'],
  carry: ['dispatcher', 'maintainer'],
  done: 200,
  body: () => body,
  about: PIECE,
});

export const CALENDAR_ENDPOINTS: readonly Endpoint[] = [
  { operation: 'GET /api/v1/allocations', may: EVERYONE, done: 200 },
  { operation: `GET /api/v1/allocations/calendar?${PERIOD}`, may: EVERYONE, done: 200 },
  { operation: `GET /api/v1/allocations/free?${PERIOD}`, may: EVERYONE, done: 200 },
  { operation: 'GET /api/v1/equipment/{assetCode}/allocations', may: EVERYONE, done: 200, about: PIECE },
  { operation: 'GET /api/v1/reservations', may: EVERYONE, done: 200 },
  {
    operation: 'POST /api/v1/reservations',
    may: ['dispatcher'],
    done: 201,
    body: () => ({ assetCode: '{x}', kind: 'drill', purpose: 'a drill', ...nextSlot() }),
    about: PIECE,
  },
  {
    operation: 'POST /api/v1/reservations/preview',
    may: ['dispatcher'],
    done: 200,
    changesNothing: true,
    body: () => ({ assetCode: '{x}', kind: 'drill', ...nextSlot() }),
    about: PIECE,
  },
  { operation: 'GET /api/v1/reservations/{reservationId}', may: EVERYONE, done: 200, about: PIECE },
  { operation: 'GET /api/v1/reservations/{reservationId}/history', may: EVERYONE, done: 200, about: PIECE },
  actOn('confirm', {}),
  actOn('extend', { to: days(1_001) }),
  actOn('cut-short', { to: days(999.5) }),
  actOn('cancel', { reason: 'not needed' }),
  actOn('swap', { assetCode: '{x}' }),
  { operation: `GET /api/v1/indicators?${PERIOD}`, may: EVERYONE, done: 200 },
  { operation: `GET /api/v1/reports/utilisation.csv?${PERIOD}`, may: EVERYONE, done: 200 },
  { operation: 'GET /api/v1/notices', may: EVERYONE, done: 200 },
  {
    operation: 'POST /api/v1/notices/{noticeId}/acknowledge',
    may: ['dispatcher', 'duty_officer', 'custodian', 'maintainer'],
    done: 200,
    body: () => ({ remark: 'seen' }),
    about: PIECE,
  },
];
