import { randomUUID } from 'node:crypto';

import { EVERYONE, type Endpoint } from './endpoint.ts';

const PIECE = { inside: 'N-1', outside: 'S-1' };
const PERIOD = { from: '2030-01-01T00:00:00Z', to: '2031-01-01T00:00:00Z' };
const custodian = ['custodian'] as const;

const CREW = '/api/v1/custody/crew-handovers';
const CREWS: readonly Endpoint[] = [
  { operation: 'GET /api/v1/equipment/{assetCode}/crew', may: EVERYONE, done: 200, about: PIECE },
  { operation: `GET ${CREW}`, may: EVERYONE, done: 200 },
  {
    operation: `POST ${CREW}`,
    may: custodian,
    done: 201,
    body: () => ({ assetCode: '{x}', to: '{mate}' }),
    about: PIECE,
  },
  { operation: `POST ${CREW}/{handoverId}/accept`, may: custodian, done: 200, body: () => ({}), about: PIECE },
  {
    operation: `POST ${CREW}/{handoverId}/refuse`,
    may: custodian,
    done: 200,
    body: () => ({ reason: 'there is too little oil in it' }),
    about: PIECE,
  },
  { operation: `POST ${CREW}/{handoverId}/withdraw`, may: custodian, done: 200, body: () => ({}), about: PIECE },
];

const STOCKTAKE = '/api/v1/custody/stocktakes/{stocktakeId}';
const STOCKTAKES: readonly Endpoint[] = [
  { operation: 'GET /api/v1/custody/stocktakes', may: EVERYONE, done: 200 },
  {
    operation: 'POST /api/v1/custody/stocktakes',
    may: custodian,
    done: 201,
    body: () => ({ site: '{x}' }),
    about: PIECE,
    outsideAnswers: 400,
  },
  { operation: `GET ${STOCKTAKE}`, may: EVERYONE, done: 200, about: PIECE },
  { operation: `GET ${STOCKTAKE}/pieces`, may: EVERYONE, done: 200, about: PIECE },
  { operation: `GET ${STOCKTAKE}/scans`, may: EVERYONE, done: 200, about: PIECE },
  {
    operation: `POST ${STOCKTAKE}/scans`,
    may: custodian,
    done: 200,
    body: () => ({ scans: [{ id: randomUUID(), code: 'KEPT-1' }] }),
    about: PIECE,
  },
  { operation: `POST ${STOCKTAKE}/close`, may: custodian, done: 200, body: () => ({}), about: PIECE },
  {
    operation: `POST ${STOCKTAKE}/cancel`,
    may: custodian,
    done: 200,
    body: () => ({ reason: 'the team was called out' }),
    about: PIECE,
  },
];

export const CUSTODY_ENDPOINTS: readonly Endpoint[] = [
  { operation: 'GET /api/v1/custody/desk', may: EVERYONE, done: 200 },
  { operation: 'GET /api/v1/custody/receivers', may: custodian, done: 200 },
  { operation: 'GET /api/v1/equipment/{assetCode}/handover-form', may: EVERYONE, done: 200, about: PIECE },
  { operation: 'GET /api/v1/equipment/{assetCode}/timeline', may: EVERYONE, done: 200, about: PIECE },
  { operation: 'GET /api/v1/custody/handovers', may: EVERYONE, done: 200 },
  {
    operation: 'POST /api/v1/custody/handovers',
    may: custodian,
    done: 201,
    body: () => ({ assetCode: '{x}', to: { organisation: 'south' } }),
    about: PIECE,
  },
  { operation: 'GET /api/v1/custody/handovers/{handoverId}', may: EVERYONE, done: 200, about: PIECE },
  {
    operation: 'POST /api/v1/custody/handovers/{handoverId}/accept',
    may: custodian,
    done: 200,
    body: () => ({}),
    about: PIECE,
  },
  {
    operation: 'POST /api/v1/custody/handovers/{handoverId}/refuse',
    may: custodian,
    done: 200,
    body: () => ({ reason: 'the drill pipes are not all there' }),
    about: PIECE,
  },
  {
    operation: 'POST /api/v1/custody/handovers/{handoverId}/withdraw',
    may: custodian,
    done: 200,
    body: () => ({}),
    about: PIECE,
  },
  { operation: 'GET /api/v1/custody/handovers/{handoverId}/certificate.pdf', may: EVERYONE, done: 200, about: PIECE },
  {
    operation: 'GET /api/v1/custody/handovers/{handoverId}/photos/{attachmentId}',
    may: EVERYONE,
    done: 200,
    about: PIECE,
  },
  {
    operation: 'GET /api/v1/custody/handovers/{handoverId}/photos/{attachmentId}/thumbnail',
    may: EVERYONE,
    done: 200,
    about: PIECE,
  },
  { operation: 'GET /api/v1/custody/agreements', may: EVERYONE, done: 200 },
  {
    operation: 'POST /api/v1/custody/agreements',
    may: custodian,
    done: 201,
    body: () => ({ owner: 'north', custodian: 'south', pieces: ['{x}'], duties: 'a run each month', ...PERIOD }),
    about: PIECE,
    outsideAnswers: 400,
  },
  { operation: 'GET /api/v1/custody/agreements/{agreementId}', may: EVERYONE, done: 200, about: PIECE },
  {
    operation: 'POST /api/v1/custody/agreements/{agreementId}/end',
    may: custodian,
    done: 200,
    body: () => ({ reason: 'the custodian gives up the business' }),
    about: PIECE,
  },
  ...STOCKTAKES,
  ...CREWS,
];
