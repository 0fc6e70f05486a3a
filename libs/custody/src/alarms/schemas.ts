import { z } from 'zod';

import { familyCode, metricName } from '../catalogue/schemas.ts';
import { assetCode, instant, organisationCode, page, text } from '../fields.ts';
import { operator, severity } from '../rules/schemas.ts';
import { WITNESS_KINDS } from '../witness/kinds.ts';

const witnessKind = z.enum(WITNESS_KINDS).meta({
  id: 'WitnessKind',
  description:
    'What the machine tells against its custodian: it moved or ran without a claim on it, left its base, is not heard, was tampered with, or its credential is used from two places',
});

export const alarmShape = z
  .object({
    id: z.uuid(),
    assetCode,
    piece: z.object({ name: z.string(), family: z.string() }),
    custodian: z
      .object({ code: organisationCode, name: z.string() })
      .meta({ description: 'Who answered for the piece when it was raised' }),
    rule: z.string().meta({
      description:
        'Id of the rule, `device` for what the machine itself reports, or `witness` for what it tells against its custodian',
    }),
    code: z.string().nullable().meta({ description: 'The machine’s own code; null for a rule and for the witness' }),
    witness: witnessKind.nullable(),
    severity,
    metric: z.string().nullable(),
    operator: operator.nullable(),
    threshold: z.number().nullable().meta({ description: 'As it stood when the alarm was raised' }),
    forSeconds: z.int().nullable().meta({
      description: 'For how long it must hold, as the rule says now; null when it does not say, or is gone',
    }),
    value: z.number().nullable().meta({ description: 'The value that raised it' }),
    unit: z.string().nullable().meta({ description: 'UCUM' }),
    message: z.string().nullable(),
    active: z.boolean(),
    acknowledged: z.boolean(),
    raisedAt: instant.meta({ description: 'Time of the device; for silence, of the server' }),
    clearedAt: instant.nullable(),
    receivedAt: instant.meta({ description: 'When what raised it was received' }),
    acknowledgedAt: instant.nullable(),
    acknowledgedBy: z.object({ id: z.uuid(), name: z.string() }).nullable(),
    remark: z.string().nullable(),
  })
  .meta({ id: 'Alarm' });
export type AlarmShape = z.infer<typeof alarmShape>;

const ALARM_CHANGES = ['raised', 'cleared', 'acknowledged', 'unacknowledged'] as const;

/** Ten for the hand, the rest for the way. */
export const TAKEN_BACK_WITHIN_SECONDS = 15;

export const alarmEvent = z
  .object({ change: z.enum(ALARM_CHANGES), alarm: alarmShape })
  .meta({ id: 'AlarmEvent', description: 'The data of an `alarm` event of the stream' });
export type AlarmEvent = z.infer<typeof alarmEvent>;

export const alarmFilter = z.strictObject({
  state: z.enum(['active', 'cleared']).optional(),
  acknowledged: z.enum(['true', 'false']).optional(),
  severity: severity.optional(),
  family: familyCode.optional(),
  assetCode: assetCode.optional(),
  q: text(200).optional().meta({ description: 'Part of the asset code or of the name of the piece' }),
  metric: metricName.optional(),
  witness: z
    .enum(['any', ...WITNESS_KINDS])
    .optional()
    .meta({ description: 'What the machine tells against its custodian; `any` for all of that' }),
  custodian: organisationCode.optional().meta({ description: 'Who answered for the piece when it was raised' }),
  from: instant.optional().meta({ description: 'Alarms that stood at this time or after it' }),
  to: instant.optional().meta({ description: 'Alarms that were raised before this time' }),
});
export type AlarmFilter = z.infer<typeof alarmFilter>;

export const alarmQuery = alarmFilter.extend({
  sort: z.enum(['newest', 'worst']).default('newest').meta({
    description: '`worst`: by severity, the highest first; within each what nobody has acknowledged, then the newest',
  }),
  ...page,
});
export type AlarmQuery = z.infer<typeof alarmQuery>;

export const alarmCount = z
  .object({ count: z.int(), unacknowledged: z.int() })
  .meta({ id: 'AlarmCount', description: 'Of all that pass the filters' });
export type AlarmCount = z.infer<typeof alarmCount>;

export const acknowledgement = z
  .strictObject({ remark: text(1_000).optional() })
  .meta({ id: 'AlarmAcknowledgement', examples: [{ remark: '已通知现场，检查冷却水泵' }] });
export type Acknowledgement = z.infer<typeof acknowledgement>;

export const openAlarms = z
  .object({ count: z.int(), unacknowledged: z.int(), severity: severity.meta({ description: 'The highest' }) })
  .meta({ id: 'OpenAlarms', description: 'Active alarms of a piece; absent when there are none' });
export type OpenAlarms = z.infer<typeof openAlarms>;

export const openAlarmsList = z
  .object({ items: z.array(openAlarms.extend({ assetCode })) })
  .meta({ id: 'OpenAlarmsList', description: 'Only pieces on which an alarm stands' });
export type OpenAlarmsList = z.infer<typeof openAlarmsList>;
