import { z } from 'zod';

import { ALLOCATION_KINDS } from '../calendar/kinds.ts';
import { handoverState, signatureFields, telemetrySnapshot } from '../custody/schemas.ts';
import { assetCode, instant, organisationCode, page, text } from '../fields.ts';

const named = z.object({ id: z.uuid(), name: z.string() });
const unit = z.object({ code: organisationCode, name: z.string() });
const crew = named.extend({ organisation: unit });

export const newCrewHandover = z
  .strictObject({
    assetCode,
    to: z.uuid().meta({ description: 'The person who takes the machine over: one of the receivers of its crew' }),
    remark: text(1_000).optional(),
    ...signatureFields,
  })
  .meta({
    id: 'NewCrewHandover',
    examples: [
      { assetCode: 'PU-0701', to: '019ab5a1-7f2e-7c3d-9f00-000000000022', remark: '2 号泵轴封有渗水，已报修' },
    ],
  });
export type NewCrewHandover = z.infer<typeof newCrewHandover>;

export const crewAcceptance = z
  .strictObject({ remark: text(1_000).optional(), ...signatureFields })
  .meta({ id: 'CrewAcceptance', examples: [{ signature: '王秀英' }] });
export type CrewAcceptance = z.infer<typeof crewAcceptance>;

export const crewRefusal = z
  .strictObject({ reason: text(1_000) })
  .meta({ id: 'CrewRefusal', examples: [{ reason: '机油不足，请补加后再交' }] });
export type CrewRefusal = z.infer<typeof crewRefusal>;

export const crewWithdrawal = z.strictObject({}).meta({ id: 'CrewWithdrawal', examples: [{}] });

const signature = z
  .object({ signedAt: instant, confirmed: z.boolean(), typed: z.string().nullable(), isDrawn: z.boolean() })
  .meta({ id: 'CrewSignature' });

export const crewHandoverShape = z
  .object({
    id: z.uuid(),
    assetCode,
    piece: z.object({ name: z.string(), family: z.string() }),
    state: handoverState,
    allocation: z.uuid().nullable().meta({ description: 'The claim under which it is used' }),
    from: crew,
    to: crew,
    offeredAt: instant,
    expiresAt: instant,
    decidedAt: instant.nullable(),
    reason: z.string().nullable(),
    remarks: z.object({ from: z.string().nullable(), to: z.string().nullable() }),
    telemetry: telemetrySnapshot.meta({ description: 'Of the machine, at the offer' }),
    acceptedTelemetry: telemetrySnapshot.nullable(),
    signatures: z.object({ from: signature.nullable(), to: signature.nullable() }),
    inspectionDueAt: instant.nullable().meta({ description: 'The full inspection follows within 24 hours' }),
  })
  .meta({ id: 'CrewHandover', description: 'One shift hands the machine to the next; its custodian of record stays' });
export type CrewHandover = z.infer<typeof crewHandoverShape>;

export const pieceCrew = z
  .object({
    assetCode,
    name: z.string(),
    custodian: unit,
    allocation: z
      .object({ id: z.uuid(), kind: z.enum(ALLOCATION_KINDS), organisation: unit, to: instant.nullable() })
      .nullable()
      .meta({ description: 'The claim that is in force now' }),
    crew: crew.extend({ since: instant }).nullable().meta({ description: 'Who uses it in the field' }),
    open: crewHandoverShape.nullable().meta({ description: 'The offer that stands' }),
    receivers: z.array(crew).meta({ description: 'Who may take it over; empty for who may not hand it over' }),
    telemetry: telemetrySnapshot,
  })
  .meta({ id: 'PieceCrew' });
export type PieceCrew = z.infer<typeof pieceCrew>;

export const crewHandoverQuery = z.strictObject({
  assetCode: assetCode.optional(),
  offeredToMe: z
    .enum(['true', 'false'])
    .optional()
    .meta({ description: '`true`: open ones that the caller may accept' }),
  ...page,
});
export type CrewHandoverQuery = z.infer<typeof crewHandoverQuery>;
