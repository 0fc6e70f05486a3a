import { sql } from 'drizzle-orm';
import { customType, timestamp } from 'drizzle-orm/pg-core';

export const bytes = customType<{ data: Buffer; driverData: Buffer }>({ dataType: () => 'bytea' });

/** Words of ours in single quotes, for a list that a check or a query names. */
export const quoted = (words: readonly string[]) => sql.raw(words.map((word) => `'${word}'`).join(', '));

/** To the millisecond, as on the wire. */
export const instant = (name: string) => timestamp(name, { withTimezone: true, precision: 3 });

const xid8 = customType<{ data: string; driverData: string }>({ dataType: () => 'xid8' });

/** The transaction that writes. */
export const ownChanges = sql`pg_current_xact_id()`;

/** The transaction that last wrote the row. Readers follow changes by it: it survives any commit order. */
export const changedIn = () => xid8('changed_in').notNull().default(ownChanges);
