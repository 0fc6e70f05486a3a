import { z } from 'zod';

import { AGGREGATES } from '#telemetry/store/telemetry-store';

import { instant } from '../fields.ts';
import { quality, sampleValue } from '../state/schemas.ts';
import { parseDuration } from './duration.ts';

export const MAXIMUM_POINTS = 10_000;
const LONGEST_BUCKET_MS = 400 * 86_400_000;

const aggregates = z
  .string()
  .max(100)
  .refine((list) => list.split(',').every((name) => (AGGREGATES as readonly string[]).includes(name)), {
    message: `must be some of ${AGGREGATES.join(',')}, separated by commas`,
  })
  .meta({ description: 'What each bucket says, in this order', examples: ['min,max,mean'] });

export const telemetryQuery = z.strictObject({
  metric: z
    .string()
    .regex(/^[A-Za-z][A-Za-z0-9_.:-]{0,99}$/, 'must be the name of a metric')
    .meta({ examples: ['engineSpeed'] }),
  from: instant.optional().meta({ description: 'Half-open [from, to); a day before `to` when it is left out' }),
  to: instant.optional().meta({ description: 'Now when it is left out' }),
  every: z
    .string()
    .max(64)
    .refine((text) => (parseDuration(text) ?? 0) > 0, 'must be an ISO 8601 duration without months and years')
    .refine((text) => (parseDuration(text) ?? 0) <= LONGEST_BUCKET_MS, 'must be 400 days at most')
    .optional()
    .meta({ description: 'Width of a bucket; without it the readings themselves', examples: ['PT5M'] }),
  aggregate: aggregates.default('min,max,mean'),
  quality: z.enum(['good', 'all']).default('good').meta({ description: '`all` adds the quality to each reading' }),
  limit: z.coerce.number().int().min(1).max(MAXIMUM_POINTS).default(MAXIMUM_POINTS),
  cursor: z.string().max(64).optional(),
});
export type TelemetryQuery = z.infer<typeof telemetryQuery>;

const point = z.tuple([instant, sampleValue]).rest(z.union([sampleValue, quality]));

export const series = z
  .object({
    metric: z.string(),
    unit: z.string().nullable().meta({ description: 'UCUM; null for a metric that the catalogue does not know' }),
    points: z.array(point).meta({
      description: '[time, value], with `quality=all` [time, value, quality], in buckets [start, …aggregates]',
    }),
    nextCursor: z.string().nullable(),
  })
  .meta({
    id: 'Series',
    examples: [{ metric: 'engineSpeed', unit: '/min', points: [['2025-11-22T20:00:00.000Z', 1510]], nextCursor: null }],
  });
export interface Series {
  readonly metric: string;
  readonly unit: string | null;
  readonly points: readonly (readonly [string, ...(string | number | boolean | null)[]])[];
  readonly nextCursor: string | null;
}
