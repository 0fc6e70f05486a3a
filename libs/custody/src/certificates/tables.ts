import { sql } from 'drizzle-orm';
import { check, date, index, integer, pgTable, text, uuid } from 'drizzle-orm/pg-core';

import { attachment } from '../attachments/tables.ts';
import { instant, quoted } from '../column-types.ts';
import { equipment } from '../register/tables.ts';
import { CERTIFICATE_KINDS, type CertificateKind } from './kinds.ts';

/** The papers of a piece, and until when they hold. */
export const certificate = pgTable(
  'certificate',
  {
    id: uuid('id').primaryKey(),
    assetCode: text('asset_code')
      .notNull()
      .references(() => equipment.assetCode),
    kind: text('kind').$type<CertificateKind>().notNull(),
    number: text('number').notNull(),
    issuedBy: text('issued_by'),
    validFrom: date('valid_from', { mode: 'string' }),
    /** Its last day; null for one that does not end. */
    validTo: date('valid_to', { mode: 'string' }),
    attachment: uuid('attachment').references(() => attachment.id),
    remark: text('remark'),
    createdAt: instant('created_at').notNull(),
    changedAt: instant('changed_at').notNull(),
    version: integer('version').notNull().default(1),
  },
  (table) => [
    index('certificate_asset_code').on(table.assetCode),
    index('certificate_valid_to').on(table.validTo),
    check('certificate_kind', sql`${table.kind} in (${quoted(CERTIFICATE_KINDS)})`),
    check('certificate_validity', sql`${table.validFrom} <= ${table.validTo}`),
  ],
);
