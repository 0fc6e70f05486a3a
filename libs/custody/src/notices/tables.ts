import { sql } from 'drizzle-orm';
import { check, index, jsonb, pgTable, text, uuid } from 'drizzle-orm/pg-core';

import { instant, quoted } from '../column-types.ts';
import { organisation } from '../organisations/tables.ts';
import { person } from '../people/tables.ts';
import { ANSWER_CHANNELS, ESCALATION_STEPS, type AnswerChannel, type EscalationStep } from './kinds.ts';

/** What an organisation is told on its page. It counts when somebody there has said that it was seen (policy: P19). */
export const notice = pgTable(
  'notice',
  {
    /** That of the outbox row which brought it. */
    id: uuid('id').primaryKey(),
    organisation: text('organisation')
      .notNull()
      .references(() => organisation.code),
    kind: text('kind').notNull(),
    payload: jsonb('payload').$type<object>().notNull(),
    /** When it happened, and when it stood on the page. */
    causedAt: instant('caused_at').notNull(),
    deliveredAt: instant('delivered_at').notNull(),
    acknowledgedAt: instant('acknowledged_at'),
    acknowledgedBy: uuid('acknowledged_by').references(() => person.id),
    remark: text('remark'),
    /** Whom the roster has called so far, and when the next are called; null where nobody is. */
    step: text('step').$type<EscalationStep>(),
    escalateAt: instant('escalate_at'),
  },
  (table) => [
    index('notice_escalate_at')
      .on(table.escalateAt)
      .where(sql`acknowledged_at is null and escalate_at is not null`),
    check('notice_step', sql`${table.step} in (${quoted(ESCALATION_STEPS)})`),
    index('notice_organisation').on(table.organisation, table.id),
    check('notice_acknowledged', sql`(${table.acknowledgedAt} is null) = (${table.acknowledgedBy} is null)`),
  ],
);

/** Every answer (叫应) to a notice: on the page, or heard by telephone and written down by the duty officer. */
export const acknowledgement = pgTable(
  'acknowledgement',
  {
    id: uuid('id').primaryKey(),
    notice: uuid('notice')
      .notNull()
      .references(() => notice.id),
    channel: text('channel').$type<AnswerChannel>().notNull(),
    /** When it was given; by telephone it may be written down later. */
    answeredAt: instant('answered_at').notNull(),
    /** Who gave it, as the duty officer heard; of an answer on the page who wrote it down. */
    name: text('name').notNull(),
    telephone: text('telephone'),
    remark: text('remark'),
    recordedBy: uuid('recorded_by')
      .notNull()
      .references(() => person.id),
    recordedAt: instant('recorded_at').notNull(),
  },
  (table) => [
    index('acknowledgement_notice').on(table.notice, table.id),
    check('acknowledgement_channel', sql`${table.channel} in (${quoted(ANSWER_CHANNELS)})`),
    check('acknowledgement_telephone', sql`${table.channel} = 'telephone' or ${table.telephone} is null`),
    check('acknowledgement_time', sql`${table.answeredAt} <= ${table.recordedAt}`),
  ],
);
