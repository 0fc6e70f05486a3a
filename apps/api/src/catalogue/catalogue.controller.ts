import { Controller, Get } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { z } from 'zod';

import { FAMILIES } from '#telemetry/catalogue/families';
import { METRICS } from '#telemetry/catalogue/metrics';

import { Describe, pageOf } from '../openapi/describe.ts';

const label = z.object({ zh: z.string(), en: z.string() }).meta({ id: 'Label' });
const familyShape = z
  .object({
    code: z.string(),
    label,
    headline: z.string().meta({ description: 'The metric that a page of this family shows first' }),
    metrics: z.array(z.string()),
  })
  .meta({ id: 'Family' });
const metricShape = z
  .object({
    name: z.string(),
    unit: z.string().meta({ description: 'UCUM' }),
    kind: z.enum(['gauge', 'counter', 'state', 'position']),
    valueType: z.enum(['number', 'string', 'boolean']),
    minimum: z.number().optional(),
    maximum: z.number().optional(),
    label,
  })
  .meta({ id: 'Metric' });

@ApiTags('catalogue')
@Controller('api/v1')
export class CatalogueController {
  @Get('families')
  @Describe({
    summary: 'The kinds of equipment and what they measure',
    answer: pageOf(familyShape, 'FamilyPage'),
    refuses: ['unauthenticated'],
  })
  listFamilies() {
    return { items: FAMILIES, nextCursor: null };
  }

  @Get('metrics')
  @Describe({
    summary: 'Every metric that the catalogue knows',
    answer: pageOf(metricShape, 'MetricPage'),
    refuses: ['unauthenticated'],
  })
  listMetrics() {
    const items = METRICS.map(({ notAvailable: _, ...metric }) => metric);
    return { items, nextCursor: null };
  }
}
