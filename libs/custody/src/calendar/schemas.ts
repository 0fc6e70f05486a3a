import { z } from 'zod';

import { familyCode } from '../catalogue/schemas.ts';
import { assetCode, instant, organisationCode, page, text } from '../fields.ts';
import { allocationKind } from './notice-schemas.ts';
import { ALLOCATION_STATES } from '../reservations/states.ts';

export const allocationState = z.enum(ALLOCATION_STATES).meta({
  id: 'AllocationState',
  description:
    '`tentative`, `confirmed` and `running` hold the piece; `at_risk` waits for a running deployment to be released; the others are over',
});

export const allocationShape = z
  .object({
    id: z.uuid(),
    reservation: z.uuid().nullable(),
    assetCode,
    kind: allocationKind,
    state: allocationState,
    organisation: organisationCode.meta({ description: 'Whose claim it is' }),
    organisationName: z.string(),
    from: instant,
    to: instant.nullable().meta({ description: 'Half-open; null while a deployment runs' }),
    originalFrom: instant.meta({ description: 'As it was first asked for' }),
    originalTo: instant.nullable(),
    plannedTo: instant.nullable().meta({ description: 'When a running deployment is thought to end' }),
    expiresAt: instant.nullable().meta({ description: 'Of a tentative one: it holds the piece until then' }),
    endedAt: instant.nullable().meta({ description: 'When it was over before its end' }),
    displacedBy: z.uuid().nullable().meta({ description: 'The allocation that pushed it aside or cut it' }),
    displacedWhy: z.string().nullable(),
    replacedBy: z.uuid().nullable().meta({ description: 'The allocation of another piece that took its place' }),
  })
  .meta({ id: 'Allocation' });
export type Allocation = z.infer<typeof allocationShape>;

const ALLOCATION_CHANGES = [
  'reserved',
  'confirmed',
  'extended',
  'cut-short',
  'cancelled',
  'swapped',
  'expired',
  'displaced',
  'deployed',
  'released',
] as const;
export type AllocationChange = (typeof ALLOCATION_CHANGES)[number];

export const allocationEvent = z
  .object({ change: z.enum(ALLOCATION_CHANGES), allocation: allocationShape })
  .meta({ id: 'AllocationEvent' });
export type AllocationEvent = z.infer<typeof allocationEvent>;

export const conflictShape = z
  .object({
    assetCode,
    kind: allocationKind,
    from: instant,
    to: instant.nullable(),
    owner: organisationCode.meta({ description: 'Whose claim it is: whom to ask' }),
    ownerName: z.string(),
    state: allocationState,
    reservation: z.uuid().nullable(),
    plannedTo: instant.nullable(),
  })
  .meta({ id: 'Conflict', description: 'A claim that stands in the way' });
export type Conflict = z.infer<typeof conflictShape>;

export const freeWindow = z
  .object({ assetCode, from: instant, to: instant })
  .meta({ id: 'FreeWindow', description: 'A piece and the next time at which it is free for as long as was asked' });
export type FreeWindow = z.infer<typeof freeWindow>;

const PERIOD = {
  from: instant.meta({ description: 'Half-open [from, to)' }),
  to: instant,
};
const FILTERS = {
  assetCode: assetCode.optional(),
  family: familyCode.optional(),
  organisation: organisationCode.optional().meta({ description: 'Owns, hosts or keeps the piece' }),
  q: text(200).optional().meta({ description: 'Part of the asset code or the name of the piece' }),
};
const state = z
  .enum(['live', 'all'])
  .default('live')
  .meta({ description: '`live`: what holds a piece or is at risk; `all`: also what is over' });

export const allocationQuery = z.strictObject({
  from: PERIOD.from.optional(),
  to: PERIOD.to.optional(),
  ...FILTERS,
  claimant: organisationCode.optional().meta({ description: 'Whose claim it is' }),
  kind: allocationKind.optional(),
  state,
  ...page,
});
export type AllocationQuery = z.infer<typeof allocationQuery>;

export const pieceAllocationQuery = z.strictObject({
  from: PERIOD.from.optional(),
  to: PERIOD.to.optional(),
  state,
  ...page,
});
export type PieceAllocationQuery = z.infer<typeof pieceAllocationQuery>;

export const calendarQuery = z.strictObject({
  ...PERIOD,
  ...FILTERS,
  kind: allocationKind.optional().meta({ description: 'Only claims of this kind; the pieces stay' }),
  ...page,
});
export type CalendarQuery = z.infer<typeof calendarQuery>;

const pieceFields = {
  assetCode,
  name: z.string(),
  family: z.string(),
  hostUnit: organisationCode,
  owner: organisationCode,
  custodian: organisationCode,
};

export const calendarRow = z
  .object({ ...pieceFields, allocations: z.array(allocationShape) })
  .meta({ id: 'CalendarRow', description: 'A piece with what holds it in the period, free ones included' });
export type CalendarRow = z.infer<typeof calendarRow>;

/** The least that a piece must be able to do, in a query: JSON, as in a reservation by need. */
export const freeQuery = z.strictObject({
  ...PERIOD,
  ...FILTERS,
  minimum: z
    .string()
    .max(2_000)
    .optional()
    .meta({ description: 'Capabilities as JSON, as in a need', examples: ['{"headMetres":120}'] }),
  ...page,
});
export type FreeQuery = z.infer<typeof freeQuery>;

const freePiece = z
  .object({ ...pieceFields, freeUntil: instant.nullable().meta({ description: 'null: nothing follows' }) })
  .meta({ id: 'FreePiece' });
export type FreePiece = z.infer<typeof freePiece>;

export const freePieces = z
  .object({
    items: z.array(freePiece),
    nextCursor: z.string().nullable(),
    nextFree: freeWindow
      .nullable()
      .meta({ description: 'Where no piece is free then: the next that is, for as long. Of the first page' }),
  })
  .meta({ id: 'FreePieces' });
export type FreePieces = z.infer<typeof freePieces>;
