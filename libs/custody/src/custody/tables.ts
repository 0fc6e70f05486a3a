import { sql } from 'drizzle-orm';
import {
  boolean,
  check,
  doublePrecision,
  index,
  integer,
  jsonb,
  pgTable,
  primaryKey,
  text,
  uniqueIndex,
  uuid,
} from 'drizzle-orm/pg-core';

import { attachment } from '../attachments/tables.ts';
import { bytes, instant, quoted } from '../column-types.ts';
import { organisation } from '../organisations/tables.ts';
import { person } from '../people/tables.ts';
import { equipment } from '../register/tables.ts';
import { site } from '../sites/tables.ts';
import type { Contradiction, FrozenReport, TelemetrySnapshot } from './schemas.ts';
import {
  CUSTODY_BASES,
  HANDOVER_STATES,
  PARTIES,
  type CustodyBasis,
  type HandoverState,
  type Party,
} from './states.ts';

const assetCode = () =>
  text('asset_code')
    .notNull()
    .references(() => equipment.assetCode);
const organisationCode = (name: string) =>
  text(name)
    .notNull()
    .references(() => organisation.code);

/** A piece offered by who keeps it to who is to keep it. A trigger keeps the offer as it was made and the answer as it was given. */
export const handover = pgTable(
  'handover',
  {
    id: uuid('id').primaryKey(),
    assetCode: assetCode(),
    state: text('state').$type<HandoverState>().notNull(),
    /** The custodian of record who offers it. */
    fromOrganisation: organisationCode('from_organisation'),
    toOrganisation: organisationCode('to_organisation'),
    /** The one person who may accept it; null: any custodian of the organisation. */
    toPerson: uuid('to_person').references(() => person.id),
    /** The base that it goes to. */
    toSite: uuid('to_site').references(() => site.id),
    /** Where the parties say that they hand it over. */
    placeLatitude: doublePrecision('place_latitude'),
    placeLongitude: doublePrecision('place_longitude'),
    /** When it is due back; null when nothing was said. */
    returnBy: instant('return_by'),
    /** The text that is accepted with the piece. */
    terms: text('terms').notNull(),
    offeredBy: uuid('offered_by')
      .notNull()
      .references(() => person.id),
    offeredAt: instant('offered_at').notNull(),
    offerReport: jsonb('offer_report').$type<FrozenReport>().notNull(),
    offerTelemetry: jsonb('offer_telemetry').$type<TelemetrySnapshot>().notNull(),
    offerContradictions: jsonb('offer_contradictions').$type<readonly Contradiction[]>().notNull(),
    expiresAt: instant('expires_at').notNull(),
    /** Who accepted, refused or withdrew it; null where it expired. */
    decidedBy: uuid('decided_by').references(() => person.id),
    decidedAt: instant('decided_at'),
    reason: text('reason'),
    acceptReport: jsonb('accept_report').$type<FrozenReport>(),
    acceptTelemetry: jsonb('accept_telemetry').$type<TelemetrySnapshot>(),
    acceptContradictions: jsonb('accept_contradictions').$type<readonly Contradiction[]>(),
    version: integer('version').notNull().default(1),
  },
  (table) => [
    // One piece is offered to one receiver at a time.
    uniqueIndex('handover_one_open')
      .on(table.assetCode)
      .where(sql`${table.state} = 'offered'`),
    index('handover_asset_code').on(table.assetCode, table.id),
    index('handover_to').on(table.toOrganisation, table.id),
    index('handover_from').on(table.fromOrganisation, table.id),
    check('handover_state', sql`${table.state} in (${quoted(HANDOVER_STATES)})`),
    check('handover_two_parties', sql`${table.fromOrganisation} <> ${table.toOrganisation}`),
    check('handover_expiry', sql`${table.expiresAt} > ${table.offeredAt}`),
    check('handover_place', sql`(${table.placeLatitude} is null) = (${table.placeLongitude} is null)`),
    check('handover_decided', sql`(${table.state} = 'offered') = (${table.decidedAt} is null)`),
    check('handover_decider', sql`(${table.state} in ('offered', 'expired')) = (${table.decidedBy} is null)`),
    check('handover_reason', sql`${table.state} <> 'refused' or ${table.reason} is not null`),
    check(
      'handover_acceptance',
      sql`(${table.state} = 'accepted') = (${table.acceptReport} is not null) and (${table.state} = 'accepted') = (${table.acceptTelemetry} is not null)`,
    ),
  ],
);

/** Who signed, how. Apart from the handover, since it is personal. */
export const handoverSignature = pgTable(
  'handover_signature',
  {
    handover: uuid('handover')
      .notNull()
      .references(() => handover.id),
    party: text('party').$type<Party>().notNull(),
    person: uuid('person')
      .notNull()
      .references(() => person.id),
    /** As it was when they signed. */
    name: text('name').notNull(),
    signedAt: instant('signed_at').notNull(),
    /** Whether the password was entered for it. */
    confirmed: boolean('confirmed').notNull(),
    /** PNG */
    drawn: bytes('drawn'),
    typed: text('typed'),
  },
  (table) => [
    primaryKey({ columns: [table.handover, table.party] }),
    check('handover_signature_party', sql`${table.party} in (${quoted(PARTIES)})`),
  ],
);

/** Photos that a condition report refers to: they cannot be taken away from the piece any more. */
export const handoverPhoto = pgTable(
  'handover_photo',
  {
    handover: uuid('handover')
      .notNull()
      .references(() => handover.id),
    party: text('party').$type<Party>().notNull(),
    attachment: uuid('attachment')
      .notNull()
      .references(() => attachment.id),
  },
  (table) => [
    primaryKey({ columns: [table.handover, table.party, table.attachment] }),
    index('handover_photo_attachment').on(table.attachment),
    check('handover_photo_party', sql`${table.party} in (${quoted(PARTIES)})`),
  ],
);

/**
 * Who answered for a piece from when to when (policy: P1). A trigger opens the first period with the piece; an exclusion
 * constraint forbids two at one moment; another trigger lets the register name only who has the open one.
 */
export const custodyPeriod = pgTable(
  'custody_period',
  {
    id: uuid('id')
      .primaryKey()
      .default(sql`gen_random_uuid()`),
    assetCode: assetCode(),
    organisation: organisationCode('organisation'),
    from: instant('from').notNull(),
    /** Null while it lasts. */
    to: instant('to'),
    basis: text('basis').$type<CustodyBasis>().notNull(),
    handover: uuid('handover')
      .unique()
      .references(() => handover.id),
  },
  (table) => [
    uniqueIndex('custody_period_open')
      .on(table.assetCode)
      .where(sql`${table.to} is null`),
    index('custody_period_asset_code').on(table.assetCode, table.from),
    check('custody_period_length', sql`${table.from} < ${table.to}`),
    check('custody_period_basis', sql`${table.basis} in (${quoted(CUSTODY_BASES)})`),
    check('custody_period_handover', sql`(${table.basis} = 'handover') = (${table.handover} is not null)`),
  ],
);
