import { drizzle, type NodePgDatabase } from 'drizzle-orm/node-postgres';
import pg, { type Pool } from 'pg';

export type Database = NodePgDatabase;
export type Transaction = Parameters<Parameters<Database['transaction']>[0]>[0];
/** What a verb reads and writes through: the database, or the transaction that it takes part in. */
export type Queryable = Database | Transaction;

/** What one pool may take of a server that it shares with others. Times in ms, 0 = no limit. Plain data, as a thread is given it. */
export interface DatabaseLimits {
  readonly connections: number;
  /** After which a statement is ended. */
  readonly statementMs: number;
  /** How long a statement waits for a lock. */
  readonly lockMs: number;
  /** After which a transaction in which nothing happens is ended. */
  readonly idleTransactionMs: number;
}

export const DEFAULT_LIMITS: DatabaseLimits = {
  connections: 20,
  statementMs: 60_000,
  lockMs: 15_000,
  idleTransactionMs: 60_000,
};

export interface DatabaseConnection {
  readonly db: Database;
  readonly pool: Pool;
  readonly url: string;
  readonly limits: DatabaseLimits;
  close(): Promise<void>;
}

/** Opens a pool; nothing connects before the first query. */
export function connectDatabase(url: string, limits: DatabaseLimits = DEFAULT_LIMITS): DatabaseConnection {
  const pool = new pg.Pool({
    connectionString: url,
    max: limits.connections,
    connectionTimeoutMillis: 10_000,
    keepAlive: true,
    statement_timeout: limits.statementMs,
    lock_timeout: limits.lockMs,
    idle_in_transaction_session_timeout: limits.idleTransactionMs,
  });
  // An idle client whose server went away must not end the process: the next query reports it to whoever asked.
  pool.on('error', () => undefined);
  // The same for one that is lent out and loses its server between two statements of a transaction.
  pool.on('connect', (client) => client.on('error', () => undefined));
  return { db: drizzle(pool), pool, url, limits, close: () => pool.end() };
}
