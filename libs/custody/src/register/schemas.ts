import { TIME_SOURCES } from '#telemetry/codec/log-entry';
import { z } from 'zod';

import { familyCode } from '../catalogue/schemas.ts';
import { openAlarms } from '../alarms/schemas.ts';
import { assetCode, calendarDate, instant, latitude, longitude, organisationCode, page, text } from '../fields.ts';
import { DISCIPLINES } from '../organisations/kinds.ts';
import { CONNECTIONS } from '../state/connection.ts';
import { capabilities } from './capabilities/schemas.ts';
import { RESERVE_MODES } from './reserve-modes.ts';

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

const reportingInterval = z.int().min(1).max(86_400);

const disciplineShape = z.enum(DISCIPLINES).meta({ id: 'Discipline' });
const reserveModeShape = z.enum(RESERVE_MODES).meta({
  id: 'ReserveMode',
  description: 'How it is held in reserve; market stock and production capacity are supply agreements',
});

/** What may be told of a piece or left open. */
const described = {
  team: organisationCode.meta({ description: 'The rescue team that uses it' }),
  discipline: disciplineShape,
  reserveMode: reserveModeShape,
  manufacturer: text(200),
  model: text(200),
  serialNumber: text(100),
  commissionedOn: calendarDate,
  renewalDueOn: calendarDate.meta({ description: 'When it is planned to be replaced' }),
};
const stateFunded = z.boolean().meta({ description: '国投装备: the state fund pays for its upkeep' });
const optionals = z.object(described).partial().shape;
const nullables = {
  team: described.team.nullable().optional(),
  discipline: described.discipline.nullable().optional(),
  reserveMode: described.reserveMode.nullable().optional(),
  manufacturer: described.manufacturer.nullable().optional(),
  model: described.model.nullable().optional(),
  serialNumber: described.serialNumber.nullable().optional(),
  commissionedOn: described.commissionedOn.nullable().optional(),
  renewalDueOn: described.renewalDueOn.nullable().optional(),
};

export const newEquipment = z
  .strictObject({
    assetCode,
    name: text(200),
    family: familyCode,
    hostUnit: organisationCode,
    owner: organisationCode.optional().meta({ description: 'The host unit when it is left out' }),
    custodian: organisationCode.optional().meta({ description: 'The host unit when it is left out' }),
    ...optionals,
    stateFunded: stateFunded.default(false),
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
    ...nullables,
    stateFunded: stateFunded.optional(),
    homeBase: place.nullable().optional(),
    homeBaseSite: homeBaseSite.nullable().optional(),
    reportingIntervalSeconds: reportingInterval.optional(),
    capabilities: capabilities.optional(),
    underground: underground.optional(),
    timeSource: timeSource.optional().meta({ description: 'Holds from the next connection of the machine on' }),
  })
  .meta({
    id: 'EquipmentChange',
    description:
      'Neither custodian nor owner is among them: a piece changes hands by a handover, and its owner by POST …/owner',
    examples: [{ name: '大直径钻机 12 号', reportingIntervalSeconds: 10 }],
  });
export type EquipmentChange = z.infer<typeof equipmentChange>;

export const positionShape = z
  .object({
    latitude,
    longitude,
    time: instant.meta({ description: 'Time of the fix' }),
    heading: z.number().optional().meta({ description: 'Degrees clockwise from north' }),
    carriedBy: assetCode.optional().meta({ description: 'The carrier whose position it is; of one piece alone' }),
  })
  .meta({ id: 'Position' });
export type Position = z.infer<typeof positionShape>;

const retirement = z
  .object({ at: instant, reason: z.string(), replacedBy: assetCode.optional() })
  .meta({ id: 'Retirement' });

export const equipmentShape = z
  .object({
    assetCode,
    name: z.string(),
    family: z.string(),
    hostUnit: organisationCode,
    owner: organisationCode,
    custodian: organisationCode,
    names: z
      .object({ hostUnit: z.string(), owner: z.string(), custodian: z.string() })
      .optional()
      .meta({ description: 'What they are called, also out of your reach; where pieces are read' }),
    ...optionals,
    stateFunded,
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
    retired: retirement.optional().meta({ description: 'Of a piece that is in the register no more' }),
  })
  .meta({ id: 'Equipment' });
export type Equipment = z.infer<typeof equipmentShape>;

/** What the list, its export and its labels are chosen by. */
export const equipmentFilter = {
  q: text(200).optional().meta({
    description:
      'Words, each of which stands somewhere: in code, name, model or serial number, in what the piece can do, in the name of its owner, host unit, custodian or team, or in the number of a certificate',
  }),
  family: familyCode.optional(),
  connection: connectionShape.optional(),
  organisation: organisationCode.optional().meta({ description: 'Its owner, host unit, custodian or team' }),
  reserveMode: reserveModeShape.optional(),
  includeRetired: z
    .enum(['true', 'false'])
    .transform((value) => value === 'true')
    .optional(),
};

export const equipmentQuery = z.strictObject({
  ...equipmentFilter,
  ...page,
});
export type EquipmentFilter = Omit<z.infer<typeof equipmentQuery>, 'limit' | 'cursor'>;
export type EquipmentQuery = z.infer<typeof equipmentQuery>;

const reason = text(1_000).meta({ description: 'Why; the ledger keeps it' });

export const ownerChange = z
  .strictObject({
    owner: organisationCode,
    reason,
    document: text(200).optional().meta({ description: 'The paper that says so' }),
  })
  .meta({ id: 'OwnerChange', examples: [{ owner: 'center', reason: '资产划转', document: '应急〔2025〕31 号' }] });
export type OwnerChange = z.infer<typeof ownerChange>;

export const retire = z
  .strictObject({
    reason,
    replacedBy: assetCode.optional().meta({ description: 'The piece that was put in its place' }),
  })
  .meta({ id: 'Retire', examples: [{ reason: '到期更新', replacedBy: 'DR-0031' }] });
export type Retire = z.infer<typeof retire>;

export const reinstate = z.strictObject({ reason }).meta({ id: 'Reinstate', examples: [{ reason: '误报废' }] });
export type Reinstate = z.infer<typeof reinstate>;

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
