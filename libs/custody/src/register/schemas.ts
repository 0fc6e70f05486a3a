import { TIME_SOURCES } from '#telemetry/codec/log-entry';
import { z } from 'zod';

import { familyCode } from '../catalogue/schemas.ts';
import { openAlarms } from '../alarms/schemas.ts';
import { assetCode, instant, latitude, longitude, organisationCode, page, text } from '../fields.ts';
import { CONNECTIONS } from '../state/connection.ts';

export const connectionShape = z.enum(CONNECTIONS).meta({ id: 'Connection' });
const timeSource = z.enum(TIME_SOURCES).meta({
  id: 'TimeSource',
  description: '`server` for a piece whose clock is dead: the time of receipt counts',
});
const underground = z.boolean().meta({ description: 'No radio reaches it: it raises no silence alarm' });
const place = z.strictObject({ latitude, longitude }).meta({ id: 'Place' });

const homeBaseSite = z.uuid().meta({
  description: 'A site of the kind `home_base`. Where `homeBase` is left out, the piece is at home where the site is',
});

const capabilityName = z.string().regex(/^[a-z][A-Za-z0-9]{0,63}$/, 'must be a camelCase name');
const capabilities = z
  .record(capabilityName, z.union([z.number(), z.boolean(), text(256)]))
  .refine((value) => Object.keys(value).length <= 100, 'must have at most 100 entries')
  .meta({ id: 'Capabilities', examples: [{ flowLitresPerMinute: 3_000, headMetres: 120, explosionProof: true }] });

const reportingInterval = z.int().min(1).max(86_400);

export const newEquipment = z
  .strictObject({
    assetCode,
    name: text(200),
    family: familyCode,
    hostUnit: organisationCode,
    owner: organisationCode.optional().meta({ description: 'The host unit when it is left out' }),
    custodian: organisationCode.optional().meta({ description: 'The host unit when it is left out' }),
    homeBase: place.optional(),
    homeBaseSite: homeBaseSite.optional(),
    reportingIntervalSeconds: reportingInterval
      .optional()
      .meta({ description: 'What the settings say when it is left out: 60' }),
    capabilities: capabilities.default({}),
    timeSource: timeSource.default('device'),
    underground: underground.default(false),
  })
  .meta({
    id: 'NewEquipment',
    examples: [
      {
        assetCode: 'DR-0012',
        name: '大直径钻机 12 号',
        family: 'drill',
        hostUnit: 'north-mine',
        homeBase: { latitude: 40.08, longitude: 113.3 },
        reportingIntervalSeconds: 60,
        capabilities: { boreMillimetres: 711, depthMetres: 1_000 },
      },
    ],
  });
export type NewEquipment = z.infer<typeof newEquipment>;

export const equipmentChange = z
  .strictObject({
    name: text(200).optional(),
    family: familyCode.optional(),
    hostUnit: organisationCode.optional(),
    owner: organisationCode.optional(),
    homeBase: place.nullable().optional(),
    homeBaseSite: homeBaseSite.nullable().optional(),
    reportingIntervalSeconds: reportingInterval.optional(),
    capabilities: capabilities.optional(),
    underground: underground.optional(),
    timeSource: timeSource.optional().meta({ description: 'Holds from the next connection of the machine on' }),
  })
  .meta({
    id: 'EquipmentChange',
    description: 'The custodian is not among them: a piece changes hands by a handover',
    examples: [{ name: '大直径钻机 12 号', reportingIntervalSeconds: 10 }],
  });
export type EquipmentChange = z.infer<typeof equipmentChange>;

export const positionShape = z
  .object({
    latitude,
    longitude,
    time: instant.meta({ description: 'Time of the fix' }),
    heading: z.number().optional().meta({ description: 'Degrees clockwise from north' }),
  })
  .meta({ id: 'Position' });
export type Position = z.infer<typeof positionShape>;

export const equipmentShape = z
  .object({
    assetCode,
    name: z.string(),
    family: z.string(),
    hostUnit: organisationCode,
    owner: organisationCode,
    custodian: organisationCode,
    homeBase: place.optional(),
    homeBaseSite: z.uuid().optional(),
    reportingIntervalSeconds: z.int(),
    capabilities,
    timeSource,
    underground,
    connection: connectionShape,
    lastSeen: instant.nullable(),
    position: positionShape.optional(),
    openAlarms: openAlarms.optional().meta({ description: 'In lists' }),
  })
  .meta({ id: 'Equipment' });
export type Equipment = z.infer<typeof equipmentShape>;

export const equipmentQuery = z.strictObject({
  q: text(200).optional().meta({ description: 'Part of the asset code or the name' }),
  family: familyCode.optional(),
  connection: connectionShape.optional(),
  ...page,
});
export type EquipmentQuery = z.infer<typeof equipmentQuery>;

export const newCredential = z
  .strictObject({
    replaces: z.uuid().optional().meta({ description: 'The credential that this one replaces; it is revoked with it' }),
    alsoFor: z
      .array(assetCode)
      .max(1_000)
      .default([])
      .meta({ description: 'Other pieces that a telematics gateway speaks for with this credential' }),
  })
  .meta({ id: 'NewCredential', examples: [{}] });
export type NewCredential = z.infer<typeof newCredential>;

export const issuedCredential = z
  .object({
    id: z.uuid(),
    username: assetCode,
    password: z.string().meta({ description: 'Shown this once' }),
  })
  .meta({ id: 'IssuedCredential' });
export type IssuedCredential = z.infer<typeof issuedCredential>;

export const credentialShape = z
  .object({ id: z.uuid(), alsoFor: z.array(assetCode), createdAt: instant, revokedAt: instant.nullable() })
  .meta({ id: 'Credential' });
export type Credential = z.infer<typeof credentialShape>;
