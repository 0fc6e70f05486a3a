import { sql } from 'drizzle-orm';
import { check, date, doublePrecision, index, integer, pgTable, text, uuid } from 'drizzle-orm/pg-core';

import { instant, quoted } from '../column-types.ts';
import { organisation } from '../organisations/tables.ts';
import { SUPPLY_MODES, type SupplyMode } from './modes.ts';

/** What an enterprise has agreed to supply, how much and how soon. policy: P14 */
export const supplyAgreement = pgTable(
  'supply_agreement',
  {
    id: uuid('id').primaryKey(),
    /** Whose agreement it is: who may call it off. */
    organisation: text('organisation')
      .notNull()
      .references(() => organisation.code),
    mode: text('mode').$type<SupplyMode>().notNull(),
    /** A kind of equipment of the catalogue, or else a material by name. */
    family: text('family'),
    material: text('material'),
    quantity: doublePrecision('quantity').notNull(),
    unit: text('unit').notNull(),
    leadTimeHours: doublePrecision('lead_time_hours').notNull(),
    /** An organisation that is known here, or else a name. */
    supplier: text('supplier').references(() => organisation.code),
    supplierName: text('supplier_name'),
    contactName: text('contact_name'),
    contactPhone: text('contact_phone'),
    document: text('document'),
    /** Its first and last day. */
    validFrom: date('valid_from', { mode: 'string' }).notNull(),
    validTo: date('valid_to', { mode: 'string' }).notNull(),
    /** Ended before its last day, and why. */
    endedAt: instant('ended_at'),
    endedReason: text('ended_reason'),
    remark: text('remark'),
    createdAt: instant('created_at').notNull(),
    changedAt: instant('changed_at').notNull(),
    version: integer('version').notNull().default(1),
  },
  (table) => [
    index('supply_agreement_organisation').on(table.organisation),
    index('supply_agreement_supplier').on(table.supplier),
    check('supply_agreement_mode', sql`${table.mode} in (${quoted(SUPPLY_MODES)})`),
    check('supply_agreement_subject', sql`(${table.family} is null) <> (${table.material} is null)`),
    check('supply_agreement_supplier_named', sql`(${table.supplier} is null) <> (${table.supplierName} is null)`),
    check('supply_agreement_quantity', sql`${table.quantity} > 0`),
    check('supply_agreement_lead_time', sql`${table.leadTimeHours} >= 0`),
    check('supply_agreement_period', sql`${table.validFrom} <= ${table.validTo}`),
    check('supply_agreement_ended', sql`(${table.endedAt} is null) = (${table.endedReason} is null)`),
  ],
);
