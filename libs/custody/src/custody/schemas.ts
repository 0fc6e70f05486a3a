import { z } from 'zod';

import { checklist, label } from '../catalogue/schemas.ts';
import { assetCode, instant, latitude, longitude, organisationCode, page, text } from '../fields.ts';
import { connectionShape, positionShape } from '../register/schemas.ts';
import { metricState } from '../state/schemas.ts';
import { FINDINGS } from '../stocktakes/states.ts';
import { CUSTODY_BASES, HANDOVER_STATES, PARTIES } from './states.ts';

const MOST_PHOTOS = 20;
const HOUR_MINUTES = 60;
const DAY_MINUTES = 24 * HOUR_MINUTES;
const MONTH_MINUTES = 31 * DAY_MINUTES;
export const DEFAULT_EXPIRY_MINUTES = DAY_MINUTES;

const checkResult = z.enum(['ok', 'defect', 'not_checked']).meta({ id: 'CheckResult' });
const party = z.object({ id: z.uuid(), name: z.string() });
const unit = z.object({ code: organisationCode, name: z.string() });

/** What a person reports on a piece. */
export const conditionReport = z
  .strictObject({
    runningHours: z.number().min(0).max(1_000_000).optional().meta({ description: 'As read off the meter' }),
    items: z
      .array(z.strictObject({ code: text(64), result: checkResult, remark: text(500).optional() }))
      .max(100)
      .default([])
      .meta({ description: 'Of the checklist of the family; what is left out counts as `not_checked`' }),
    photos: z
      .array(z.uuid())
      .max(MOST_PHOTOS)
      .default([])
      .meta({ description: 'Files of this piece that were added before: POST /equipment/{assetCode}/attachments' }),
    remark: text(2_000).optional(),
  })
  .meta({
    id: 'NewConditionReport',
    examples: [{ runningHours: 2841.5, items: [{ code: 'engine', result: 'ok' }], remark: '左侧履带有划痕' }],
  });
export type GivenReport = z.infer<typeof conditionReport>;

const frozenItem = z.object({ code: z.string(), label, result: checkResult, remark: z.string().optional() });
const frozenReport = z
  .object({
    runningHours: z.number().nullable(),
    items: z.array(frozenItem).meta({ description: 'The whole checklist as it stood then' }),
    photos: z.array(z.object({ id: z.uuid(), name: z.string(), sha256: z.string() })),
    remark: z.string().nullable(),
  })
  .meta({ id: 'ConditionReport' });
export type FrozenReport = z.infer<typeof frozenReport>;

export const telemetrySnapshot = z
  .object({
    takenAt: instant,
    connection: connectionShape,
    lastSeen: instant.nullable(),
    position: positionShape.optional(),
    runningHours: z.number().optional(),
    runningHoursTime: instant.optional(),
    running: z.object({ value: z.boolean(), time: instant }).optional().meta({
      description:
        'Whether it ran, by the condition of its family; absent when the family has none or nothing was said',
    }),
    metrics: z.record(z.string(), metricState).meta({ description: 'Fuel, battery, meter, state; each with its time' }),
    alarms: z
      .array(
        z.object({
          id: z.uuid(),
          rule: z.string(),
          code: z.string().nullable(),
          severity: z.string(),
          metric: z.string().nullable(),
          value: z.number().nullable(),
          message: z.string().nullable(),
          raisedAt: instant,
        }),
      )
      .meta({ description: 'Faults and alarms that stood, newest first' }),
  })
  .meta({ id: 'TelemetrySnapshot', description: 'What the machine itself had said by then; it stays as it was' });
export type TelemetrySnapshot = z.infer<typeof telemetrySnapshot>;

export const CONTRADICTIONS = ['running', 'elsewhere', 'hours_differ', 'silent', 'faults_open'] as const;

const contradictionShape = z
  .object({
    code: z.enum(CONTRADICTIONS).meta({
      id: 'ContradictionCode',
      description:
        '`running`: it runs while it changes hands; `elsewhere`: it is not where it should be; `hours_differ`: the meter ' +
        'says otherwise; `silent`: it is not heard; `faults_open`: it reports a fault that the report does not name',
    }),
    stated: z.number().optional().meta({ description: 'Hours of the report' }),
    measured: z.number().optional().meta({ description: 'Hours of the machine, or how many faults stand' }),
    distanceKm: z.number().optional(),
    time: instant.optional().meta({ description: 'Of the reading that contradicts' }),
  })
  .meta({ id: 'Contradiction' });
export type Contradiction = z.infer<typeof contradictionShape>;

const signature = text(100_000).meta({
  description: 'A drawn mark as `data:image/png;base64,…` of at most 64 KiB, or a typed name of at most 200 characters',
});
const password = text(200).meta({ format: 'password', description: 'One’s own, entered again' });
/** How somebody signs: each field is optional for programs. */
export const signatureFields = { signature: signature.optional(), password: password.optional() };

export const newHandover = z
  .strictObject({
    assetCode,
    to: z.strictObject({
      organisation: organisationCode,
      person: z.uuid().optional().meta({ description: 'The one who may accept it; else any custodian of theirs' }),
      base: z.uuid().optional().meta({ description: 'A home base of theirs that it goes to' }),
    }),
    conditionReport: conditionReport.optional(),
    place: z.strictObject({ latitude, longitude }).optional().meta({ description: 'Where it is handed over' }),
    terms: text(20_000)
      .optional()
      .meta({ description: 'The text that is accepted with the piece; else the standing one' }),
    returnBy: instant.optional().meta({ description: 'When it is due back' }),
    expiresInMinutes: z.int().min(1).max(MONTH_MINUTES).default(DEFAULT_EXPIRY_MINUTES),
    ...signatureFields,
  })
  .meta({
    id: 'NewHandover',
    examples: [{ assetCode: 'DR-0012', to: { organisation: 'southwest-custodian' }, conditionReport: { items: [] } }],
  });
export type NewHandover = z.infer<typeof newHandover>;

export const acceptance = z.strictObject({ conditionReport: conditionReport.optional(), ...signatureFields }).meta({
  id: 'HandoverAcceptance',
  description: 'With a session cookie the password must be entered again',
  examples: [{ conditionReport: { runningHours: 2841.5 }, signature: '李伟' }],
});
export type Acceptance = z.infer<typeof acceptance>;

export const refusal = z
  .strictObject({ reason: text(1_000) })
  .meta({ id: 'HandoverRefusal', examples: [{ reason: '钻杆数量与清单不符' }] });
export type Refusal = z.infer<typeof refusal>;

export const withdrawal = z
  .strictObject({ reason: text(1_000).optional() })
  .meta({ id: 'HandoverWithdrawal', examples: [{ reason: '改由另一单位接收' }] });
export type Withdrawal = z.infer<typeof withdrawal>;

export const handoverState = z.enum(HANDOVER_STATES).meta({ id: 'HandoverState' });

const signatureShape = z
  .object({
    person: party,
    signedAt: instant,
    confirmed: z.boolean().meta({ description: 'The password was entered for it' }),
    typed: z.string().nullable(),
    drawn: z.string().nullable().meta({ description: 'A PNG as a data URL' }),
  })
  .meta({ id: 'HandoverSignature' });
export type SignatureShape = z.infer<typeof signatureShape>;

const handoverSummaryFields = {
  id: z.uuid(),
  assetCode,
  piece: z.object({ name: z.string(), family: z.string() }),
  state: handoverState,
  from: unit,
  to: unit.extend({ person: party.nullable(), base: party.nullable() }),
  returnBy: instant.nullable(),
  offeredBy: party,
  offeredAt: instant,
  expiresAt: instant,
  decidedBy: party.nullable(),
  decidedAt: instant.nullable(),
  reason: z.string().nullable(),
  contradictions: z
    .array(contradictionShape.extend({ party: z.enum(PARTIES) }))
    .meta({ description: 'Where the machine tells otherwise, at the offer (`from`) and at the acceptance (`to`)' }),
};
export const handoverSummary = z.object(handoverSummaryFields).meta({ id: 'HandoverSummary' });
export type HandoverSummary = z.infer<typeof handoverSummary>;

const ledgerReference = z
  .object({
    number: z.int().min(1).meta({ description: 'In the chain of the piece' }),
    act: z.string(),
    recordedAt: instant,
  })
  .meta({ id: 'LedgerReference' });
export type LedgerReference = z.infer<typeof ledgerReference>;

export const handoverShape = z
  .object({
    ...handoverSummaryFields,
    place: z.object({ latitude, longitude }).nullable(),
    terms: z.string().meta({ description: 'As they stood at the offer' }),
    conditionReport: frozenReport.meta({ description: 'Of who offers it' }),
    telemetry: telemetrySnapshot,
    signature: signatureShape.nullable(),
    acceptance: z
      .object({ conditionReport: frozenReport, telemetry: telemetrySnapshot, signature: signatureShape.nullable() })
      .nullable(),
    ledger: z.array(ledgerReference).meta({ description: 'Where the ledger has it, in order' }),
  })
  .meta({ id: 'Handover' });
export type Handover = z.infer<typeof handoverShape>;

const flag = z.enum(['true', 'false']).optional();
export const handoverQuery = z.strictObject({
  state: handoverState.optional(),
  assetCode: assetCode.optional(),
  offeredToMe: flag.meta({ description: '`true`: open ones that the caller may accept' }),
  mine: flag.meta({ description: '`true`: those that the caller’s organisation gives or receives' }),
  ...page,
});
export type HandoverQuery = z.infer<typeof handoverQuery>;

export const handoverForm = z
  .object({
    assetCode,
    name: z.string(),
    family: z.string(),
    custodian: unit,
    checklist,
    terms: z.string(),
    telemetry: telemetrySnapshot,
    contradictions: z.array(contradictionShape).meta({
      description: 'Where the machine tells otherwise already, before anybody has reported anything',
    }),
    openHandover: z.uuid().nullable().meta({ description: 'The offer that stands' }),
  })
  .meta({ id: 'HandoverForm', description: 'All that a phone needs to fill in an offer or an acceptance' });
export type HandoverForm = z.infer<typeof handoverForm>;

export const receiverQuery = z.strictObject({
  q: text(200).optional().meta({ description: 'Part of the code or the name' }),
  limit: z.coerce.number().int().min(1).max(100).default(20),
});
export type ReceiverQuery = z.infer<typeof receiverQuery>;

export const receiverList = z
  .object({ items: z.array(unit.extend({ kind: z.string(), custodians: z.array(party) })) })
  .meta({ id: 'HandoverReceiverList', description: 'Organisations in which somebody may accept a handover' });
export type ReceiverList = z.infer<typeof receiverList>;

const periodItem = z.object({
  kind: z.literal('custody'),
  at: instant,
  until: instant.nullable(),
  organisation: unit,
  basis: z.enum(CUSTODY_BASES),
  handover: z.uuid().nullable(),
});
const handoverItem = z.object({ kind: z.literal('handover'), at: instant, handover: handoverSummary });
const agreementItem = z.object({
  kind: z.literal('agreement'),
  at: instant,
  until: instant,
  agreement: z.uuid(),
  custodian: unit,
});

const stocktakeItem = z.object({
  kind: z.literal('stocktake'),
  at: instant.meta({ description: 'When it was closed' }),
  stocktake: z.uuid(),
  organisation: unit,
  site: party.nullable(),
  finding: z.enum(FINDINGS).meta({ id: 'StocktakeFinding' }),
});

const crewItem = z.object({
  kind: z.literal('crew'),
  at: instant.meta({ description: 'When the next shift took it over' }),
  handover: z.uuid(),
  from: party,
  to: party,
  organisation: unit.meta({ description: 'Of who took it over' }),
});

const timelineItem = z.discriminatedUnion('kind', [periodItem, handoverItem, agreementItem, stocktakeItem, crewItem]);
export const timelineShape = z
  .object({ items: z.array(timelineItem) })
  .meta({ id: 'Timeline', description: 'What happened to a piece, newest first' });
export type Timeline = z.infer<typeof timelineShape>;

export const timelineQuery = z.strictObject({
  from: instant.optional(),
  to: instant.optional(),
  limit: z.coerce.number().int().min(1).max(1000).default(200),
});
export type TimelineQuery = z.infer<typeof timelineQuery>;
