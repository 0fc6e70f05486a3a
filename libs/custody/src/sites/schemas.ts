import { z } from 'zod';

import { instant, latitude, longitude, organisationCode, page, regionCode, text } from '../fields.ts';
import { siteGeometry } from './geometry.ts';
import { SITE_KINDS } from './kinds.ts';

export const siteKind = z.enum(SITE_KINDS).meta({ id: 'SiteKind' });
const remark = text(2_000);

export const newSite = z
  .strictObject({
    name: text(200),
    kind: siteKind,
    geometry: siteGeometry,
    organisation: organisationCode.optional().meta({ description: 'Whose it is; your own when it is left out' }),
    region: regionCode.optional(),
    remark: remark.optional(),
  })
  .meta({
    id: 'NewSite',
    examples: [
      {
        name: '大同救援基地',
        kind: 'home_base',
        geometry: { type: 'Point', coordinates: [113.3, 40.08] },
        organisation: 'north-mine',
        region: '140200',
        remark: '24 小时值守，大门净高 5 m',
      },
    ],
  });
export type NewSite = z.infer<typeof newSite>;

export const siteChange = z
  .strictObject({
    name: text(200).optional(),
    kind: siteKind.optional(),
    geometry: siteGeometry.optional(),
    organisation: organisationCode.optional(),
    region: regionCode.nullable().optional(),
    remark: remark.nullable().optional(),
  })
  .meta({ id: 'SiteChange', examples: [{ name: '大同救援基地（新址）', remark: null }] });
export type SiteChange = z.infer<typeof siteChange>;

export const siteShape = z
  .object({
    id: z.uuid(),
    name: z.string(),
    kind: siteKind,
    organisation: organisationCode,
    region: regionCode.nullable(),
    geometry: siteGeometry,
    position: z.object({ latitude, longitude }).meta({ description: 'The point, or the middle of the polygon' }),
    remark: z.string().nullable(),
    source: z.string().nullable().meta({ description: 'Of an imported one: where it comes from' }),
    externalId: z.string().nullable().meta({ description: 'What it is called there' }),
    retiredAt: instant.nullable(),
  })
  .meta({
    id: 'Site',
    examples: [
      {
        id: '019ab5a1-7f2e-7c3d-9f00-0242ac120002',
        name: '大同救援基地',
        kind: 'home_base',
        organisation: 'north-mine',
        region: '140200',
        geometry: { type: 'Point', coordinates: [113.3, 40.08] },
        position: { latitude: 40.08, longitude: 113.3 },
        remark: '24 小时值守，大门净高 5 m',
        source: null,
        externalId: null,
        retiredAt: null,
      },
    ],
  });
export type Site = z.infer<typeof siteShape>;

const BBOX = 'must be west,south,east,north in degrees';
const bbox = z
  .string()
  .max(200)
  .transform((value) => value.split(',').map((part) => (part.trim() === '' ? NaN : Number(part))))
  .pipe(z.tuple([longitude, latitude, longitude, latitude], BBOX))
  .refine(([, south, , north]) => south <= north, BBOX)
  .meta({
    description: '`west,south,east,north` in degrees; one that crosses the antimeridian has its west east of its east',
    examples: ['110,34,115,41'],
  });

const kindList = z
  .string()
  .max(200)
  .transform((value) => value.split(','))
  .pipe(z.array(siteKind))
  .meta({ description: 'One kind, or several with commas between', examples: ['mine,tailings'] });

export const siteQuery = z.strictObject({
  kind: kindList.optional(),
  bbox: bbox.optional(),
  region: regionCode.optional().meta({ description: 'A whole province or city where it ends in noughts' }),
  organisation: organisationCode.optional(),
  q: text(100).optional().meta({ description: 'Part of the name' }),
  includeRetired: z
    .enum(['true', 'false'])
    .transform((value) => value === 'true')
    .optional(),
  ...page,
});
export type SiteQuery = z.infer<typeof siteQuery>;
