import { EVERYONE, type Endpoint } from './endpoint.ts';

const PIECE = { inside: 'N-1', outside: 'S-1' };
const FAMILY = { inside: 'north_family', outside: 'pump' };

/** Thresholds of the witness, of pieces and of families. */
export const WITNESS_ENDPOINTS: readonly Endpoint[] = [
  { operation: 'GET /api/v1/equipment/{assetCode}/witness-limits', may: EVERYONE, done: 200, about: PIECE },
  {
    operation: 'PUT /api/v1/equipment/{assetCode}/witness-limits',
    may: ['administrator'],
    done: 200,
    body: () => ({ witnessMoveMetres: 2_000 }),
    about: PIECE,
  },
  {
    operation: 'GET /api/v1/families/{code}/witness-limits',
    may: EVERYONE,
    done: 200,
    about: FAMILY,
    seenByAll: true,
    outsideAnswers: 200,
  },
  {
    operation: 'PUT /api/v1/families/{code}/witness-limits',
    may: ['administrator'],
    done: 200,
    body: () => ({ witnessMoveMetres: 2_000 }),
    about: FAMILY,
    seenByAll: true,
    outsideAnswers: 403,
  },
];
