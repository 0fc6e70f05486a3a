import { METRIC_KINDS, VALUE_TYPES } from '#telemetry/catalogue/metric';
import { z } from 'zod';

import { text } from '../fields.ts';

export const label = z.strictObject({ zh: text(100), en: text(100) }).meta({ id: 'Label' });
export const familyCode = z
  .string()
  .regex(/^[a-z][a-z0-9_]{0,31}$/, 'must be up to 32 small letters, digits and underscores')
  .meta({ examples: ['vehicle'] });
/** As machines may send it already; a name of our own is camelCase. */
export const metricName = z
  .string()
  .regex(/^[A-Za-z][A-Za-z0-9_]{0,63}$/, 'must be up to 64 letters, digits and underscores')
  .meta({ examples: ['dustConcentration'] });
const unit = z
  .string()
  .regex(/^[!-~]{1,32}$/, 'must be a UCUM code')
  .meta({ description: 'UCUM; `1` for counts and states', examples: ['mg/m3'] });
const bound = z.number();
const notAvailable = z
  .array(z.number())
  .max(16)
  .meta({ description: 'Values by which the field says that it does not know' });

export const newMetric = z
  .strictObject({
    name: metricName,
    unit,
    kind: z.enum(['gauge', 'counter', 'state']),
    valueType: z.enum(VALUE_TYPES).optional().meta({ description: '`string` for a state, else `number`' }),
    minimum: bound.optional(),
    maximum: bound.optional(),
    notAvailable: notAvailable.default([]),
    label,
  })
  .meta({
    id: 'NewMetric',
    examples: [
      {
        name: 'dustConcentration',
        unit: 'mg/m3',
        kind: 'gauge',
        minimum: 0,
        maximum: 1_000,
        label: { zh: '粉尘浓度', en: 'Dust concentration' },
      },
    ],
  });
export type NewMetric = z.infer<typeof newMetric>;

export const metricChange = z
  .strictObject({
    minimum: bound.nullable().optional().meta({ description: 'null: no lower end' }),
    maximum: bound.nullable().optional().meta({ description: 'null: no upper end' }),
    notAvailable: notAvailable.optional(),
    label: label.optional(),
  })
  .meta({
    id: 'MetricChange',
    description: 'Unit, kind and type stay as they are: what was stored would change its meaning',
    examples: [{ maximum: 500 }],
  });
export type MetricChange = z.infer<typeof metricChange>;

export const metricShape = z
  .object({
    name: z.string(),
    unit: z.string().meta({ description: 'UCUM' }),
    kind: z.enum(METRIC_KINDS),
    valueType: z.enum(VALUE_TYPES),
    minimum: z.number().optional(),
    maximum: z.number().optional(),
    notAvailable: z.array(z.number()).optional(),
    label,
    standard: z.boolean().meta({ description: 'Comes with Muster' }),
  })
  .meta({ id: 'Metric' });
export type MetricEntry = z.infer<typeof metricShape>;

const metrics = z.array(metricName).min(1).max(200);

export const checklist = z
  .array(
    z.strictObject({
      code: z.string().regex(/^[a-z][a-z0-9_]{0,31}$/, 'must be up to 32 small letters, digits and underscores'),
      label,
    }),
  )
  .max(100)
  .refine((items) => new Set(items.map(({ code }) => code)).size === items.length, 'names one of them twice')
  .meta({ id: 'Checklist', description: 'What is looked at when a piece of the family changes hands' });
export type Checklist = z.infer<typeof checklist>;

export const newFamily = z
  .strictObject({
    code: familyCode,
    label,
    headline: metricName.meta({ description: 'The metric that a page of this family shows first' }),
    metrics,
    checklist: checklist.optional().meta({ description: 'The common one when it is left out' }),
  })
  .meta({
    id: 'NewFamily',
    examples: [
      {
        code: 'drainage_robot',
        label: { zh: '自动排水机器人', en: 'Drainage robot' },
        headline: 'flowRate',
        metrics: ['flowRate', 'batteryChargeRatio', 'latitude', 'longitude'],
      },
    ],
  });
export type NewFamily = z.infer<typeof newFamily>;

export const familyChange = z
  .strictObject({
    label: label.optional(),
    headline: metricName.optional(),
    metrics: metrics.optional(),
    checklist: checklist.optional(),
  })
  .meta({ id: 'FamilyChange', examples: [{ headline: 'batteryChargeRatio' }] });
export type FamilyChange = z.infer<typeof familyChange>;

export const familyShape = z
  .object({
    code: z.string(),
    label,
    headline: z.string().meta({ description: 'The metric that a page of this family shows first' }),
    metrics: z.array(z.string()),
    checklist,
    standard: z.boolean().meta({ description: 'Comes with Muster' }),
  })
  .meta({ id: 'Family' });
export type FamilyEntry = z.infer<typeof familyShape>;
