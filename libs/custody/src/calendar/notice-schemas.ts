import { z } from 'zod';

import { assetCode, instant, organisationCode } from '../fields.ts';
import { ALLOCATION_KINDS } from './kinds.ts';

export const allocationKind = z.enum(ALLOCATION_KINDS).meta({
  id: 'AllocationKind',
  description: 'What the time is for, strongest first. `maintenance_safety` gives way only to a named override',
});

/** What became of a claim that stood in the way, or that waited for a deployment to end. */
const OUTCOMES = ['ended', 'cut', 'moved', 'at_risk', 'put_back', 'lost'] as const;

export const displacedClaim = z
  .object({
    allocation: z.uuid(),
    reservation: z.uuid().nullable(),
    assetCode,
    kind: allocationKind,
    from: instant,
    to: instant.nullable(),
    outcome: z.enum(OUTCOMES).meta({
      description:
        '`ended`: it is over; `cut`: it keeps the piece until `until`; `moved`: `movedTo` took its place; `at_risk`: it waits for the release; `put_back`: it stands again; `lost`: the release came too late',
    }),
    until: instant.optional(),
    movedTo: assetCode.optional(),
  })
  .meta({ id: 'DisplacedClaim' });
export type DisplacedClaim = z.infer<typeof displacedClaim>;

export const displacedNotice = z
  .object({
    by: z.object({
      reservation: z.uuid().nullable(),
      kind: allocationKind,
      organisation: organisationCode,
      organisationName: z.string(),
      from: instant,
      to: instant.nullable(),
    }),
    why: z.string(),
    claims: z.array(displacedClaim),
  })
  .meta({ id: 'DisplacedNotice', description: 'Whose claim pushed which of yours aside, and what became of each' });
export type DisplacedNotice = z.infer<typeof displacedNotice>;
