import { z } from 'zod';

import { SEVERITIES } from '#telemetry/codec/verdict';
import { OPERATORS } from '#telemetry/conditions/rule';

import { familyCode, metricName } from '../catalogue/schemas.ts';
import { assetCode, instant, organisationCode, page } from '../fields.ts';

const LONGEST_SECONDS = 30 * 86_400;

export const severity = z.enum(SEVERITIES).meta({ id: 'Severity' });
export const operator = z.enum(OPERATORS).meta({
  id: 'RuleOperator',
  description:
    '`silent`: the piece was not heard for three reporting intervals (at least 60 s), or for `forSeconds`; ' +
    '`frozen`: the value stayed the same for `forSeconds` while it was reported',
});
const threshold = z.number();
const forSeconds = z.int().min(0).max(LONGEST_SECONDS).meta({ description: 'For how long it must hold' });
const hysteresis = z
  .number()
  .min(0)
  .meta({ description: 'How far behind the threshold a value must come back before the alarm is cleared' });

export const newRule = z
  .strictObject({
    family: familyCode.optional(),
    assetCode: assetCode.optional(),
    metric: metricName.optional().meta({ description: 'Of `silent` it is left aside: silence is of the whole piece' }),
    operator,
    threshold: threshold.optional().meta({ description: 'Of a comparison' }),
    forSeconds: forSeconds.optional(),
    hysteresis: hysteresis.default(0),
    severity,
    enabled: z.boolean().default(true).meta({
      description: 'A disabled rule of one piece takes its family’s rules of that metric and operator away from it',
    }),
  })
  .meta({
    id: 'NewRule',
    examples: [
      { family: 'pump', metric: 'engineCoolantTemperature', operator: '>', threshold: 105, severity: 'major' },
      { family: 'drill', operator: 'silent', severity: 'warning' },
    ],
  });
export type NewRule = z.infer<typeof newRule>;

export const ruleChange = z
  .strictObject({
    threshold: threshold.optional(),
    forSeconds: forSeconds.nullable().optional(),
    hysteresis: hysteresis.optional(),
    severity: severity.optional(),
    enabled: z.boolean().optional(),
  })
  .meta({ id: 'RuleChange', examples: [{ threshold: 110 }] });
export type RuleChange = z.infer<typeof ruleChange>;

export const ruleShape = z
  .object({
    id: z.uuid(),
    organisation: organisationCode.meta({ description: 'It holds for the pieces that this organisation reaches' }),
    family: z.string().nullable(),
    assetCode: assetCode.nullable(),
    pieceFamily: z
      .string()
      .nullable()
      .meta({ description: 'Of a rule of one piece: the family whose rule it replaces' }),
    metric: z.string().nullable(),
    operator,
    threshold: threshold.nullable(),
    forSeconds: z.int().nullable(),
    hysteresis: z.number(),
    severity,
    enabled: z.boolean(),
    createdAt: instant,
    changedAt: instant,
  })
  .meta({ id: 'Rule' });
export type RuleShape = z.infer<typeof ruleShape>;

export const ruleQuery = z.strictObject({ family: familyCode.optional(), assetCode: assetCode.optional(), ...page });
export type RuleQuery = z.infer<typeof ruleQuery>;
