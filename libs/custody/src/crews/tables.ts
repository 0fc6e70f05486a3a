import { sql } from 'drizzle-orm';
import {
  boolean,
  check,
  index,
  integer,
  jsonb,
  pgTable,
  primaryKey,
  text,
  uniqueIndex,
  uuid,
} from 'drizzle-orm/pg-core';

import { allocation } from '../calendar/tables.ts';
import { bytes, instant, quoted } from '../column-types.ts';
import type { TelemetrySnapshot } from '../custody/schemas.ts';
import { HANDOVER_STATES, PARTIES, type HandoverState, type Party } from '../custody/states.ts';
import { organisation } from '../organisations/tables.ts';
import { person } from '../people/tables.ts';
import { equipment } from '../register/tables.ts';

const organisationCode = (name: string) =>
  text(name)
    .notNull()
    .references(() => organisation.code);
const personId = (name: string) => uuid(name).references(() => person.id);

/** One shift hands the machine to the next (交接班). The custodian of record stays; who uses it in the field is known. */
export const crewHandover = pgTable(
  'crew_handover',
  {
    id: uuid('id').primaryKey(),
    assetCode: text('asset_code')
      .notNull()
      .references(() => equipment.assetCode),
    state: text('state').$type<HandoverState>().notNull(),
    /** Of record, then: another custodian begins with crews of its own. */
    custodian: organisationCode('custodian'),
    /** The claim under which it is used; null where its custodian has it in store. */
    allocation: uuid('allocation').references(() => allocation.id),
    fromOrganisation: organisationCode('from_organisation'),
    fromPerson: personId('from_person').notNull(),
    toOrganisation: organisationCode('to_organisation'),
    toPerson: personId('to_person').notNull(),
    offeredAt: instant('offered_at').notNull(),
    expiresAt: instant('expires_at').notNull(),
    offerRemark: text('offer_remark'),
    offerTelemetry: jsonb('offer_telemetry').$type<TelemetrySnapshot>().notNull(),
    decidedBy: personId('decided_by'),
    decidedAt: instant('decided_at'),
    /** Why it was refused. */
    reason: text('reason'),
    acceptRemark: text('accept_remark'),
    acceptTelemetry: jsonb('accept_telemetry').$type<TelemetrySnapshot>(),
    version: integer('version').notNull().default(1),
  },
  (table) => [
    uniqueIndex('crew_handover_one_open')
      .on(table.assetCode)
      .where(sql`${table.state} = 'offered'`),
    index('crew_handover_asset_code').on(table.assetCode, table.id),
    index('crew_handover_to').on(table.toPerson, table.id),
    check('crew_handover_state', sql`${table.state} in (${quoted(HANDOVER_STATES)})`),
    check('crew_handover_two_people', sql`${table.fromPerson} <> ${table.toPerson}`),
    check('crew_handover_decided', sql`(${table.state} = 'offered') = (${table.decidedAt} is null)`),
    check('crew_handover_reason', sql`${table.state} <> 'refused' or ${table.reason} is not null`),
    check('crew_handover_accepted', sql`(${table.state} = 'accepted') = (${table.acceptTelemetry} is not null)`),
  ],
);

/** Who signed, how. Apart, since it is personal. */
export const crewSignature = pgTable(
  'crew_signature',
  {
    handover: uuid('handover')
      .notNull()
      .references(() => crewHandover.id),
    party: text('party').$type<Party>().notNull(),
    person: personId('person').notNull(),
    /** As it was when they signed. */
    name: text('name').notNull(),
    signedAt: instant('signed_at').notNull(),
    confirmed: boolean('confirmed').notNull(),
    /** PNG */
    drawn: bytes('drawn'),
    typed: text('typed'),
  },
  (table) => [
    primaryKey({ columns: [table.handover, table.party] }),
    check('crew_signature_party', sql`${table.party} in (${quoted(PARTIES)})`),
  ],
);
