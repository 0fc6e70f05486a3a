import { sql } from 'drizzle-orm';
import { boolean, check, index, integer, pgTable, text, uniqueIndex, uuid } from 'drizzle-orm/pg-core';

import { ROLES } from '../authorisation/roles.ts';
import { instant, quoted } from '../column-types.ts';
import { organisation } from '../organisations/tables.ts';

/** A person holds roles in one organisation. */
export const person = pgTable(
  'person',
  {
    id: uuid('id').primaryKey(),
    username: text('username').notNull(),
    name: text('name').notNull(),
    organisation: text('organisation')
      .notNull()
      .references(() => organisation.code),
    roles: text('roles').array().notNull(),
    /** PHC string of argon2id; null until a first password is set. */
    passwordHash: text('password_hash'),
    mustChangePassword: boolean('must_change_password').notNull(),
    /** Since when the person may not sign in any more. */
    deactivatedAt: instant('deactivated_at'),
    createdAt: instant('created_at').notNull(),
    version: integer('version').notNull().default(1),
  },
  (table) => [
    uniqueIndex('person_username').on(sql`lower(${table.username})`),
    index('person_organisation').on(table.organisation),
    check('person_roles', sql`${table.roles} <@ array[${quoted(ROLES)}]`),
  ],
);
