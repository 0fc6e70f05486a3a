import { z } from 'zod';

import { organisationCode, regionCode, text } from '../../fields.ts';
import { siteGeometry } from '../geometry.ts';
import { siteKind } from '../schemas.ts';

const MOST_FEATURES = 5_000;
/** Of all features together; a good outline has some dozens. */
export const MOST_IMPORT_POSITIONS = 100_000;
export const FAULTS_NAMED = 100;
export const MOST_IMPORT_BYTES = 16 * 1_048_576;

const WGS_84 = /(CRS84|EPSG:+(4326|4490))$/i;

/** Other members are allowed in GeoJSON, and left aside. Each feature is judged by itself. */
export const siteCollection = z
  .object({
    type: z.literal('FeatureCollection'),
    features: z.array(z.unknown()).min(1).max(MOST_FEATURES),
    crs: z
      .object({ properties: z.object({ name: z.string().regex(WGS_84, 'must be WGS 84: CRS84 or EPSG:4326') }) })
      .optional()
      .meta({ description: 'An older way to name the system; only WGS 84 (or CGCS2000) is taken' }),
  })
  .meta({
    id: 'SiteCollection',
    description: `GeoJSON (RFC 7946) with 1 to ${MOST_FEATURES} features`,
    examples: [
      {
        type: 'FeatureCollection',
        features: [
          {
            type: 'Feature',
            id: 'SX-MK-0031',
            geometry: { type: 'Point', coordinates: [113.16, 39.99] },
            properties: { name: '北山煤矿', kind: 'mine', region: '140200', remark: '水文地质类型：复杂' },
          },
        ],
      },
    ],
  });
export type SiteCollection = z.infer<typeof siteCollection>;

export const importQuery = z.strictObject({
  source: text(100).meta({
    description: 'Where the file comes from: together with the id of a feature it says which site is meant',
    examples: ['provincial-mine-list'],
  }),
  organisation: organisationCode.optional().meta({ description: 'Whose the sites are; your own when left out' }),
  kind: siteKind.optional().meta({ description: 'Of features that name none' }),
  dryRun: z
    .enum(['true', 'false'])
    .transform((value) => value === 'true')
    .optional()
    .meta({ description: '`true` says what would happen and changes nothing' }),
});
export type ImportQuery = z.infer<typeof importQuery>;

const identifier = z.union([text(200), z.number().transform(String)]);

/** One feature. Programs write null for what is empty. */
export const siteFeature = z.object({
  type: z.literal('Feature'),
  id: identifier.nullish(),
  geometry: siteGeometry,
  properties: z.object({
    externalId: identifier.nullish(),
    name: text(200),
    kind: siteKind.nullish(),
    region: z.union([regionCode, z.number().transform(String).pipe(regionCode)]).nullish(),
    remark: text(2_000).nullish(),
  }),
});

const importFault = z
  .object({
    index: z.int().meta({ description: 'Which feature, the first being 0' }),
    externalId: z.string().nullable(),
    name: z.string().nullable(),
    reasons: z.array(z.object({ pointer: z.string(), detail: z.string() })),
  })
  .meta({ id: 'SiteImportFault' });
export type ImportFault = z.infer<typeof importFault>;

export const importResult = z
  .object({
    dryRun: z.boolean(),
    total: z.int(),
    created: z.int(),
    updated: z.int(),
    unchanged: z.int(),
    absent: z.int().meta({ description: 'Sites of this source that the file does not name; they stay as they are' }),
    faultCount: z.int().meta({ description: 'Bad features; while there is one, nothing is imported' }),
    faults: z.array(importFault).meta({ description: `The first ${FAULTS_NAMED} of them` }),
  })
  .meta({
    id: 'SiteImport',
    examples: [
      {
        dryRun: true,
        total: 3,
        created: 1,
        updated: 1,
        unchanged: 0,
        absent: 0,
        faultCount: 1,
        faults: [
          {
            index: 2,
            externalId: 'SX-MK-0033',
            name: '西山煤矿',
            reasons: [{ pointer: '/geometry/coordinates/0', detail: 'Too big: expected number to be <=180' }],
          },
        ],
      },
    ],
  });
export type ImportResult = z.infer<typeof importResult>;
