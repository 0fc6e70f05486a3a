import { EVERYONE, type Endpoint } from './endpoint.ts';

const PIECE = { inside: 'N-1', outside: 'S-1' };
/** By a name here, by their id on the way. */
export const LEDGER_ENTRY = { inside: 'north-entry', outside: 'south-entry' };

export const LEDGER_ENDPOINTS: readonly Endpoint[] = [
  { operation: 'GET /api/v1/equipment/{assetCode}/ledger', may: EVERYONE, done: 200, about: PIECE },
  { operation: 'GET /api/v1/ledger/proofs/{entryId}', may: EVERYONE, done: 200, about: LEDGER_ENTRY },
  { operation: 'GET /api/v1/ledger/checkpoints', may: EVERYONE, done: 200 },
  { operation: 'GET /api/v1/ledger/key', may: EVERYONE, done: 200 },
  {
    operation: 'GET /api/v1/ledger/export?assetCode={assetCode}',
    may: ['administrator', 'auditor'],
    done: 200,
    about: PIECE,
  },
  // Of the national center alone: a suite of its own says that its administrator may.
  {
    operation: 'POST /api/v1/ledger/entries/{entryId}/erase-personal',
    may: [],
    done: 204,
    body: () => ({ reason: 'x' }),
    about: LEDGER_ENTRY,
  },
];
