import { sql } from 'drizzle-orm';
import { bigint, check, index, integer, pgTable, primaryKey, text, uuid } from 'drizzle-orm/pg-core';

import { instant } from '../../column-types.ts';
import { organisation } from '../../organisations/tables.ts';
import { person } from '../../people/tables.ts';
import { equipment } from '../../register/tables.ts';

const organisationCode = (name: string) =>
  text(name)
    .notNull()
    .references(() => organisation.code);
const personId = (name: string) => uuid(name).references(() => person.id);

/** Who should keep pieces, on which terms, from when to when. Who does is the custodian of record. */
export const custodyAgreement = pgTable(
  'custody_agreement',
  {
    id: uuid('id').primaryKey(),
    owner: organisationCode('owner'),
    custodian: organisationCode('custodian'),
    duties: text('duties').notNull(),
    feeFen: bigint('fee_fen', { mode: 'number' }),
    from: instant('from').notNull(),
    to: instant('to').notNull(),
    /** How many days before its end it is listed as expiring. */
    remindDays: integer('remind_days').notNull(),
    createdBy: personId('created_by').notNull(),
    createdAt: instant('created_at').notNull(),
    endedBy: personId('ended_by'),
    endedAt: instant('ended_at'),
    endReason: text('end_reason'),
    version: integer('version').notNull().default(1),
  },
  (table) => [
    index('custody_agreement_owner').on(table.owner, table.id),
    index('custody_agreement_custodian').on(table.custodian, table.id),
    index('custody_agreement_to').on(table.to),
    check('custody_agreement_two_parties', sql`${table.owner} <> ${table.custodian}`),
    check('custody_agreement_period', sql`${table.from} < ${table.to}`),
    check('custody_agreement_fee', sql`${table.feeFen} >= 0`),
    check(
      'custody_agreement_ended',
      sql`(${table.endedAt} is null) = (${table.endReason} is null) and (${table.endedAt} is null) = (${table.endedBy} is null)`,
    ),
  ],
);

/** The pieces of an agreement and how long it holds for them; an exclusion constraint forbids two at one moment. */
export const custodyAgreementPiece = pgTable(
  'custody_agreement_piece',
  {
    agreement: uuid('agreement')
      .notNull()
      .references(() => custodyAgreement.id),
    assetCode: text('asset_code')
      .notNull()
      .references(() => equipment.assetCode),
    from: instant('from').notNull(),
    to: instant('to').notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.agreement, table.assetCode] }),
    // Equal where it was ended before it began.
    check('custody_agreement_piece_period', sql`${table.from} <= ${table.to}`),
  ],
);
