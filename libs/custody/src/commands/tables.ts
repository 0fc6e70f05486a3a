import { sql } from 'drizzle-orm';
import { check, customType, index, integer, pgTable, text, timestamp, uuid } from 'drizzle-orm/pg-core';

import { person } from '../people/tables.ts';
import { equipment } from '../register/tables.ts';
import type { CommandKind } from './schemas.ts';
import type { CommandState } from './states.ts';

const xid8 = customType<{ data: string; driverData: string }>({ dataType: () => 'xid8' });
const instant = (name: string) => timestamp(name, { withTimezone: true, precision: 3 });

/** Messages to machines. They inform; none of them makes a machine do anything. */
export const equipmentCommand = pgTable(
  'equipment_command',
  {
    id: uuid('id').primaryKey(),
    assetCode: text('asset_code')
      .notNull()
      .references(() => equipment.assetCode),
    kind: text('kind').$type<CommandKind>().notNull(),
    text: text('text'),
    state: text('state').$type<CommandState>().notNull(),
    sentBy: uuid('sent_by')
      .notNull()
      .references(() => person.id),
    createdAt: instant('created_at').notNull(),
    expiresAt: instant('expires_at').notNull(),
    /** When it last went out to the machine, and how often. */
    lastSentAt: instant('last_sent_at'),
    timesSent: integer('times_sent').notNull().default(0),
    answeredAt: instant('answered_at'),
    /** What the machine answered, as it came. */
    reply: text('reply'),
    /** The transaction that wrote the command; gateways follow it. */
    createdIn: xid8('created_in')
      .notNull()
      .default(sql`pg_current_xact_id()`),
  },
  (table) => [
    index('equipment_command_asset_code_id').on(table.assetCode, table.id),
    index('equipment_command_created_in').on(table.createdIn),
    index('equipment_command_open')
      .on(table.expiresAt)
      .where(sql`state in ('waiting', 'sent')`),
    check('equipment_command_kind', sql`${table.kind} in ('message', 'locate', 'order')`),
    check('equipment_command_state', sql`${table.state} in ('waiting', 'sent', 'answered', 'expired')`),
    check('equipment_command_answered', sql`(${table.state} = 'answered') = (${table.answeredAt} is not null)`),
    check('equipment_command_expiry', sql`${table.expiresAt} > ${table.createdAt}`),
  ],
);
