import { drizzle, type NodePgDatabase } from 'drizzle-orm/node-postgres';
import { Socket } from 'node:net';
import pg, { type Pool } from 'pg';

import { PlannedClient } from './planned-client.ts';

export type Database = NodePgDatabase & { readonly $client: Pool };
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

/** A server whose machine is gone is found by the kernel, on lines where nothing is said. */
export const KEEP_ALIVE_MS = 10_000;
/** The server ends a statement that takes too long, and says so; when it says nothing even then, the line is dead. */
const SAYS_SO_WITHIN_MS = 5_000;

/** Opens a pool; nothing connects before the first query. */
export function connectDatabase(url: string, limits: DatabaseLimits = DEFAULT_LIMITS): DatabaseConnection {
  const pool = new pg.Pool({
    Client: PlannedClient,
    connectionString: url,
    max: limits.connections,
    connectionTimeoutMillis: 10_000,
    keepAlive: true,
    keepAliveInitialDelayMillis: KEEP_ALIVE_MS,
    stream: () => openSocket(limits),
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

/**
 * A connection may stand half open: the server or a firewall has forgotten it, and nothing that we send is ever answered.
 * It is ended, so that whoever waits is told and the pool opens another. One that idles in the pool is closed far earlier.
 */
function openSocket({ statementMs }: DatabaseLimits): Socket {
  const socket = new Socket();
  if (statementMs === 0) return socket;
  const silentMs = statementMs + SAYS_SO_WITHIN_MS;
  return socket.setTimeout(silentMs, () =>
    socket.destroy(Object.assign(new Error(`PostgreSQL said nothing for ${silentMs} ms`), { code: 'ETIMEDOUT' })),
  );
}
