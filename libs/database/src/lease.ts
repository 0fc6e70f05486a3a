import { sql } from 'drizzle-orm';

import type { Database } from './connection.ts';
import { lease } from './tables.ts';

export interface LeaseRequest {
  readonly name: string;
  /** Who asks: a name that no other process has. */
  readonly holder: string;
  /** For how long nobody else gets it, unless it is given back or asked for again. */
  readonly ms: number;
}

/**
 * True for one process at a time: it does the work of this name until its lease is over, and longer when it asks again
 * in time. By the database's clock, so that those of the processes need not agree.
 */
export async function takeLease(db: Database, { name, holder, ms }: LeaseRequest): Promise<boolean> {
  const until = sql`clock_timestamp() + make_interval(secs => ${ms / 1_000}::float8)`;
  const { rowCount } = await db.execute(sql`
    insert into ${lease} as held (name, holder, expires_at) values (${name}, ${holder}, ${until})
    on conflict (name) do update set holder = excluded.holder, expires_at = excluded.expires_at
    where held.holder = excluded.holder or held.expires_at < clock_timestamp()`);
  return rowCount === 1;
}

/** Gives back all that this process holds: another need not wait for the end. */
export async function returnLeases(db: Database, holder: string): Promise<void> {
  await db.execute(sql`delete from ${lease} where holder = ${holder}`);
}
