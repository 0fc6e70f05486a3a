import { drizzle, type NodePgDatabase } from 'drizzle-orm/node-postgres';
import pg, { type Pool } from 'pg';

export type Database = NodePgDatabase;
export type Transaction = Parameters<Parameters<Database['transaction']>[0]>[0];
/** What a verb reads and writes through: the database, or the transaction that it takes part in. */
export type Queryable = Database | Transaction;

export interface DatabaseConnection {
  readonly db: Database;
  readonly pool: Pool;
  readonly url: string;
  close(): Promise<void>;
}

/** Opens a pool; nothing connects before the first query. */
export function connectDatabase(url: string): DatabaseConnection {
  const pool = new pg.Pool({ connectionString: url, max: 20, connectionTimeoutMillis: 10_000 });
  // An idle client whose server went away must not end the process: the next query reports it to whoever asked.
  pool.on('error', () => undefined);
  // The same for one that is lent out and loses its server between two statements of a transaction.
  pool.on('connect', (client) => client.on('error', () => undefined));
  return { db: drizzle(pool), pool, url, close: () => pool.end() };
}
