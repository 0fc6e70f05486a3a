import { sql } from 'drizzle-orm';
import { check, index, integer, jsonb, pgTable, text, uuid } from 'drizzle-orm/pg-core';

import { instant } from '../column-types.ts';
import type { Changes } from './describe-changes.ts';

/**
 * Who did what, and what was refused to whom. Append only: a trigger refuses every change, and every deletion before
 * half a year is over.
 */
export const auditEntry = pgTable(
  'audit_entry',
  {
    id: uuid('id').primaryKey(),
    recordedAt: instant('recorded_at').notNull(),
    /** A verb of the table of rights, or the method and route of what was refused. */
    action: text('action').notNull(),
    outcome: text('outcome').notNull(),
    /** Why it was refused: a problem code. */
    reason: text('reason'),
    personId: uuid('person_id'),
    username: text('username'),
    /** The organisation that the person acted for. */
    organisation: text('organisation'),
    address: text('address'),
    subjectKind: text('subject_kind'),
    subjectId: text('subject_id'),
    /** The organisations that it concerns: who reaches one of them may see it. */
    concerns: text('concerns').array().notNull(),
    changes: jsonb('changes').$type<Changes>(),
    /** How many alike this entry stands for. */
    count: integer('count').notNull().default(1),
  },
  (table) => [
    index('audit_entry_concerns').using('gin', table.concerns),
    index('audit_entry_person').on(table.personId, table.id),
    index('audit_entry_subject').on(table.subjectId, table.id),
    check('audit_entry_outcome', sql`${table.outcome} in ('done', 'refused')`),
    check('audit_entry_reason', sql`(${table.outcome} = 'refused') = (${table.reason} is not null)`),
    check('audit_entry_count', sql`${table.count} > 0`),
  ],
);
