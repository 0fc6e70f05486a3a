import { QUALITIES } from '#telemetry/sample';
import { z } from 'zod';

import { assetCode, instant, page } from '../fields.ts';
import { alarmShape, openAlarms } from '../alarms/schemas.ts';
import { connectionShape, positionShape } from '../register/schemas.ts';

export const quality = z.enum(QUALITIES).meta({ id: 'Quality' });
export const sampleValue = z.union([z.number(), z.string(), z.boolean()]).nullable().meta({
  id: 'SampleValue',
  description: 'null when the machine said that it does not know',
});

export const metricState = z
  .object({
    value: sampleValue,
    unit: z.string().nullable().meta({ description: 'UCUM; null for a metric that the catalogue does not know' }),
    time: instant,
    quality,
  })
  .meta({ id: 'MetricState' });
export type MetricState = z.infer<typeof metricState>;

export const equipmentState = z
  .object({
    assetCode,
    connection: connectionShape,
    lastSeen: instant.nullable(),
    position: positionShape.optional(),
    metrics: z.record(z.string(), metricState),
    runningHours: z.number().optional().meta({
      description: 'By the machine’s own meter, or the time in which its family’s condition held; absent when unknown',
    }),
    alarms: z.array(alarmShape).meta({ description: 'Active ones, newest first' }),
  })
  .meta({ id: 'EquipmentState' });
export type EquipmentState = z.infer<typeof equipmentState>;

const mapFeature = z
  .object({
    type: z.literal('Feature'),
    id: assetCode,
    geometry: z.object({ type: z.literal('Point'), coordinates: z.tuple([z.number(), z.number()]) }).nullable(),
    properties: z.object({
      assetCode,
      name: z.string(),
      family: z.string(),
      connection: connectionShape,
      lastSeen: instant.nullable(),
      positionTime: instant.nullable(),
      heading: z.number().nullable(),
      openAlarms: openAlarms.optional(),
    }),
  })
  .meta({ id: 'MapFeature' });
export type MapFeature = z.infer<typeof mapFeature>;

export const equipmentMap = z
  .object({ type: z.literal('FeatureCollection'), features: z.array(mapFeature) })
  .meta({ id: 'EquipmentMap' });
export type EquipmentMap = z.infer<typeof equipmentMap>;

export const quarantineQuery = z.strictObject({ assetCode: assetCode.optional(), ...page });
export type QuarantineQuery = z.infer<typeof quarantineQuery>;

export const quarantined = z
  .object({
    id: z.uuid(),
    receivedAt: instant,
    assetCode,
    topic: z.string(),
    reason: z.string().meta({ description: 'A stable code' }),
    detail: z.string(),
    payload: z.string().meta({ description: 'In a list its first 4 KiB' }),
    payloadBytes: z.int().meta({ description: 'Length of the whole payload' }),
    payloadEncoding: z.enum(['utf8', 'base64']).meta({ description: 'base64 when the bytes are no text' }),
  })
  .meta({ id: 'Quarantined' });
export type Quarantined = z.infer<typeof quarantined>;
