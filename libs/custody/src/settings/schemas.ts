import { z } from 'zod';

import { tileService } from './tile-service.ts';

/** No policy lets the audit trail be kept for less (design.md: at least six months). */
export const SHORTEST_AUDIT_RETENTION_DAYS = 184;

const days = (least: number) => z.int().min(least).max(36_500);

/** Each setting: what it may be, and what it is until somebody changes it. */
export const settingsShape = z
  .object({
    telemetryRetentionDays: days(1).nullable().default(null).meta({ description: 'null keeps readings for ever' }),
    auditRetentionDays: days(SHORTEST_AUDIT_RETENTION_DAYS)
      .nullable()
      .default(null)
      .meta({ description: 'At least six months; null keeps the trail for ever' }),
    tileService: tileService.nullable().default(null).meta({ description: 'null draws coastline and graticule only' }),
    sessionIdleMinutes: z.int().min(5).max(720).default(30),
    sessionHours: z.int().min(1).max(72).default(12).meta({ description: 'A session ends after this, used or not' }),
    defaultReportingIntervalSeconds: z
      .int()
      .min(1)
      .max(86_400)
      .default(60)
      .meta({ description: 'Of a piece that is entered without one' }),
    agenciesWatchTheirRegion: z
      .boolean()
      .default(true)
      .meta({ description: 'Provincial agencies and bureaus see what is based in their region' }),
    witnessMoveMetres: z
      .int()
      .min(50)
      .max(100_000)
      .nullable()
      .default(300)
      .meta({ description: 'A piece without a claim that has moved further raises an alarm; null: none does' }),
    witnessBaseRadiusMetres: z.int().min(50).max(100_000).nullable().default(1_000).meta({
      description: 'How far round a base without an outline; null: nobody is told of pieces that leave theirs',
    }),
    witnessRunMinutes: z
      .int()
      .min(1)
      .max(1_440)
      .nullable()
      .default(30)
      .meta({ description: 'A piece without a claim that runs for longer raises an alarm; null: none does' }),
    witnessSilentMinutes: z
      .int()
      .min(5)
      .max(43_200)
      .nullable()
      .default(120)
      .meta({ description: 'A piece that is kept and not heard for longer raises an alarm; null: none does' }),
    witnessReturnMinutes: z
      .int()
      .min(0)
      .max(10_080)
      .default(720)
      .meta({ description: 'So long after a claim has ended, or a piece was handed over, it may still be on its way' }),
    attachmentMaximumMebibytes: z.int().min(1).max(100).default(20).meta({ description: 'Of one file of a piece' }),
  })
  .meta({ id: 'Settings' });
export type Settings = z.infer<typeof settingsShape>;

export const DEFAULT_SETTINGS: Settings = settingsShape.parse({});

const changeable = Object.fromEntries(
  Object.entries(settingsShape.shape).map(([name, schema]) => [name, schema.unwrap().optional()]),
) as { [Name in keyof Settings]: z.ZodOptional<ReturnType<(typeof settingsShape.shape)[Name]['unwrap']>> };

export const settingsChange = z.strictObject(changeable).meta({
  id: 'SettingsChange',
  examples: [{ tileService: { url: 'https://tiles.example/{z}/{x}/{y}.png', gcj02: true } }],
});
export type SettingsChange = z.infer<typeof settingsChange>;
