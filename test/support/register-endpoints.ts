import { EVERYONE, type Endpoint } from './endpoint.ts';
import { makeZip } from './make-zip.ts';

const PIECE = { inside: 'N-1', outside: 'S-1' };
const ORGANISATION = { inside: 'north-team', outside: 'south' };
const PAPERS = ['custodian', 'maintainer', 'administrator'] as const;
const LOADERS = ['custodian', 'dispatcher', 'administrator'] as const;
const BUYERS = ['dispatcher', 'administrator'] as const;
const HOUR_MS = 3_600_000;

let hours = 0;
/** An hour that no other call asks for. */
export function ownHour(): { from: string; to: string } {
  const from = Date.UTC(2030, 0, 1) + ++hours * HOUR_MS;
  return { from: new Date(from).toISOString(), to: new Date(from + HOUR_MS).toISOString() };
}

const BOOK = makeZip([
  { name: '[Content_Types].xml', content: '<Types/>' },
  { name: 'xl/workbook.xml', content: '<workbook/>' },
]);

/** The register's part of the table: what a piece is, its papers, set and carriers, tables of pieces, and supply. */
export const REGISTER_ENDPOINTS: readonly Endpoint[] = [
  { operation: 'GET /api/v1/capabilities', may: EVERYONE, done: 200 },
  {
    operation: 'POST /api/v1/equipment/{assetCode}/owner',
    may: ['administrator'],
    done: 200,
    body: () => ({ owner: 'center', reason: 'x' }),
    about: PIECE,
  },
  {
    operation: 'POST /api/v1/equipment/{assetCode}/retire',
    may: ['administrator'],
    done: 200,
    body: () => ({ reason: 'x' }),
    about: PIECE,
  },
  {
    operation: 'POST /api/v1/equipment/{assetCode}/reinstate',
    may: ['administrator'],
    done: 200,
    body: () => ({ reason: 'x' }),
    about: PIECE,
  },
  { operation: 'GET /api/v1/equipment/export', may: EVERYONE, done: 200 },
  { operation: 'GET /api/v1/equipment/{assetCode}/label', may: EVERYONE, done: 200, about: PIECE },
  { operation: 'GET /api/v1/equipment/imports', may: ['administrator', 'auditor'], done: 200 },
  { operation: 'POST /api/v1/equipment/imports?name=x.xlsx', may: ['administrator'], done: 202, file: () => BOOK },
  { operation: 'GET /api/v1/equipment/imports/{importId}', may: ['administrator', 'auditor'], done: 200, about: PIECE },
  {
    operation: 'GET /api/v1/equipment/imports/{importId}/rows',
    may: ['administrator', 'auditor'],
    done: 200,
    about: PIECE,
  },
  {
    operation: 'POST /api/v1/equipment/imports/{importId}/commit',
    may: ['administrator'],
    done: 200,
    about: PIECE,
  },
  { operation: 'DELETE /api/v1/equipment/imports/{importId}', may: ['administrator'], done: 204, about: PIECE },
  { operation: 'GET /api/v1/certificates', may: EVERYONE, done: 200 },
  { operation: 'GET /api/v1/equipment/{assetCode}/certificates', may: EVERYONE, done: 200, about: PIECE },
  {
    operation: 'POST /api/v1/equipment/{assetCode}/certificates',
    may: PAPERS,
    done: 201,
    body: (unique) => ({ kind: 'other', number: unique }),
    about: PIECE,
  },
  {
    operation: 'PATCH /api/v1/equipment/{assetCode}/certificates/{certificateId}',
    may: PAPERS,
    done: 200,
    body: (unique) => ({ number: unique }),
    about: PIECE,
  },
  {
    operation: 'DELETE /api/v1/equipment/{assetCode}/certificates/{certificateId}',
    may: PAPERS,
    done: 204,
    about: PIECE,
  },
  { operation: 'GET /api/v1/sets', may: EVERYONE, done: 200 },
  { operation: 'GET /api/v1/equipment/{assetCode}/set', may: EVERYONE, done: 200, about: PIECE },
  { operation: 'PUT /api/v1/equipment/{assetCode}/set', may: PAPERS, done: 200, body: () => ({}), about: PIECE },
  { operation: 'GET /api/v1/equipment/{assetCode}/carrier', may: EVERYONE, done: 200, about: PIECE },
  {
    operation: 'POST /api/v1/equipment/{assetCode}/carrier',
    may: LOADERS,
    done: 201,
    body: () => ({ carrier: 'S-2', ...ownHour() }),
    about: PIECE,
  },
  {
    operation: 'PATCH /api/v1/equipment/{assetCode}/carrier/{carriageId}',
    may: LOADERS,
    done: 200,
    body: () => ownHour(),
    about: PIECE,
  },
  {
    operation: 'DELETE /api/v1/equipment/{assetCode}/carrier/{carriageId}',
    may: LOADERS,
    done: 204,
    about: PIECE,
  },
  { operation: 'GET /api/v1/supply-agreements', may: EVERYONE, done: 200 },
  {
    operation: 'POST /api/v1/supply-agreements',
    may: BUYERS,
    done: 201,
    body: () => ({
      ...{ mode: 'market', material: '水泥', quantity: 1, unit: 't', leadTimeHours: 1, supplierName: 'x' },
      ...{ organisation: '{x}', validFrom: '2025-01-01', validTo: '2026-01-01' },
    }),
    about: ORGANISATION,
    outsideAnswers: 400,
  },
  { operation: 'GET /api/v1/supply-agreements/{agreementId}', may: EVERYONE, done: 200, about: PIECE },
  {
    operation: 'PATCH /api/v1/supply-agreements/{agreementId}',
    may: BUYERS,
    done: 200,
    body: () => ({ quantity: 2 }),
    about: PIECE,
  },
  {
    operation: 'POST /api/v1/supply-agreements/{agreementId}/end',
    may: BUYERS,
    done: 200,
    body: () => ({ reason: 'x' }),
    about: PIECE,
  },
  { operation: 'DELETE /api/v1/supply-agreements/{agreementId}', may: BUYERS, done: 204, about: PIECE },
];
