import { z } from 'zod';

import { assetCode, instant, organisationCode, page, text } from '../fields.ts';
import { RESERVABLE_KINDS } from '../calendar/kinds.ts';
import { need } from '../needs/need.ts';
import { allocationKind, displacedClaim } from '../calendar/notice-schemas.ts';
import { allocationShape, allocationState, conflictShape, freeWindow } from '../calendar/schemas.ts';

const reservableKind = z.enum(RESERVABLE_KINDS).meta({
  id: 'ReservableKind',
  description: 'A deployment is not among them: it begins with an order',
});

const override = z.strictObject({ by: text(100), reason: text(500) }).meta({
  id: 'Override',
  description: 'Who takes it upon himself that safety-critical maintenance is put off, and why',
});

export const newReservation = z
  .strictObject({
    assetCode: assetCode.optional(),
    need: need.optional().meta({ description: 'Instead of a piece: any that can do it; bound at once' }),
    from: instant.meta({ description: 'Half-open [from, to); it may have begun up to a week ago' }),
    to: instant,
    purpose: text(500),
    kind: reservableKind.optional().meta({
      description:
        'Left out: the purpose where that is one of these words, else `national_reserve` for the national center and `own_use` for others',
    }),
    priority: z.int().min(0).max(100).optional().meta({ description: 'For people; it displaces nothing' }),
    holdUntil: instant.optional().meta({ description: 'Tentative: it holds the piece until then, unless confirmed' }),
    preempt: z.boolean().default(false).meta({ description: 'Pushes weaker claims aside' }),
    override: override.optional(),
  })
  .refine((input) => (input.assetCode === undefined) !== (input.need === undefined), {
    path: ['assetCode'],
    message: 'either a piece or a need',
  })
  .meta({
    id: 'NewReservation',
    examples: [
      {
        need: { family: 'pump', minimum: { flowCubicMetresPerHour: 500 }, quantity: 2 },
        from: '2025-11-24T00:00:00.000Z',
        to: '2025-12-08T00:00:00.000Z',
        purpose: '汛期备勤，川南片区',
        kind: 'national_reserve',
        preempt: true,
      },
    ],
  });
export type NewReservation = z.infer<typeof newReservation>;

export const reservationWish = z
  .strictObject({ ...newReservation.shape, purpose: text(500).optional() })
  .refine((input) => (input.assetCode === undefined) !== (input.need === undefined), {
    path: ['assetCode'],
    message: 'either a piece or a need',
  })
  .meta({
    id: 'ReservationWish',
    description: 'A reservation that is only asked about: its purpose may still be missing',
    examples: [{ assetCode: 'PU-0701', from: '2025-11-24T00:00:00.000Z', to: '2025-12-08T00:00:00.000Z' }],
  });
export type ReservationWish = z.infer<typeof reservationWish>;

export const reservationPreview = z
  .object({
    possible: z.boolean(),
    assetCodes: z
      .array(assetCode)
      .meta({ description: 'What it would take; of a need, others may be taken in the end' }),
    displaced: z
      .array(z.object({ organisation: organisationCode, claim: displacedClaim }))
      .meta({ description: 'Where weaker claims may be pushed aside: whose, and what would become of each' }),
    conflicts: z.array(conflictShape),
    nextFree: freeWindow.nullable(),
    reason: z.string().nullable().meta({ description: 'Why it is not possible' }),
  })
  .meta({ id: 'ReservationPreview', description: 'What a reservation would come to at this moment; nothing is held' });
export type ReservationPreview = z.infer<typeof reservationPreview>;

export const reservationShape = z
  .object({
    id: z.uuid(),
    state: allocationState.meta({ description: 'What its allocations come to' }),
    kind: allocationKind,
    organisation: organisationCode,
    organisationName: z.string(),
    purpose: z.string(),
    priority: z.int().nullable(),
    need: need.nullable(),
    override: override.nullable(),
    cancelReason: z.string().nullable(),
    createdAt: instant,
    createdBy: z.object({ id: z.uuid(), name: z.string() }),
    allocations: z.array(allocationShape),
  })
  .meta({ id: 'Reservation' });
export type Reservation = z.infer<typeof reservationShape>;

export const reservationQuery = z.strictObject({
  organisation: organisationCode.optional().meta({ description: 'Whose it is' }),
  kind: reservableKind.optional(),
  assetCode: assetCode.optional(),
  state: z.enum(['live', 'all']).default('live').meta({ description: '`live`: what holds a piece or is at risk' }),
  ...page,
});
export type ReservationQuery = z.infer<typeof reservationQuery>;

export const extension = z
  .strictObject({ to: instant.meta({ description: 'The new end' }), reason: text(500).optional() })
  .meta({ id: 'Extension', examples: [{ to: '2025-12-15T00:00:00.000Z', reason: '汛情未解除' }] });
export type Extension = z.infer<typeof extension>;

export const cutting = z
  .strictObject({
    to: instant.optional().meta({ description: 'The new end; now when it is left out' }),
    reason: text(500).optional(),
  })
  .meta({ id: 'Cutting', examples: [{ to: '2025-12-01T00:00:00.000Z', reason: '险情解除' }] });
export type Cutting = z.infer<typeof cutting>;

export const cancellation = z
  .strictObject({ reason: text(500) })
  .meta({ id: 'Cancellation', examples: [{ reason: '演练取消' }] });
export type Cancellation = z.infer<typeof cancellation>;

export const swapping = z
  .strictObject({
    assetCode: assetCode.meta({ description: 'The piece that is given back' }),
    with: assetCode.optional().meta({ description: 'The piece that takes its place; any that meets the need without' }),
    reason: text(500).optional(),
  })
  .meta({ id: 'Swapping', examples: [{ assetCode: 'PU-0701', with: 'PU-0702', reason: '水泵大修' }] });
export type Swapping = z.infer<typeof swapping>;
