import { drizzle } from 'drizzle-orm/node-postgres';
import { PgTransaction } from 'drizzle-orm/pg-core';
import { setTimeout as sleep } from 'node:timers/promises';

import type { Database, Queryable, Transaction } from './connection.ts';
import { databaseError } from './error-code.ts';
import { isConnectionLost } from './is-database-away.ts';
import { runsOn } from './statement.ts';

const SERIALIZATION_FAILURE = '40001';
const DEADLOCK_DETECTED = '40P01';
const ATTEMPTS = 6;
const FIRST_PAUSE_MS = 10;

/**
 * Runs the work in one transaction: whole or absent. Lost races (40001, 40P01) are tried again, and so is work whose
 * connection died before its commit was sent: of a commit without an answer nobody knows whether it was done. Work that
 * is already inside a transaction joins it, and its outermost caller retries.
 */
export async function withTransaction<T>(db: Queryable, work: (tx: Transaction) => Promise<T>): Promise<T> {
  if (db instanceof PgTransaction) return work(db as Transaction);
  for (let attempt = 1; ; attempt++) {
    let isCommitting = false;
    try {
      return await onOneConnection(db as Database, async (tx) => {
        const answer = await work(tx);
        isCommitting = true;
        return answer;
      });
    } catch (error) {
      const mayRepeat = isLostRace(error) || (!isCommitting && isConnectionLost(error));
      if (attempt === ATTEMPTS || !mayRepeat) throw error;
      await sleep(Math.random() * FIRST_PAUSE_MS * 2 ** attempt);
    }
  }
}

/** Drizzle gives no connection back whose `begin` failed, and the pool would run dry of them. */
async function onOneConnection<T>({ $client: pool }: Database, work: (tx: Transaction) => Promise<T>): Promise<T> {
  const client = await pool.connect();
  try {
    return await drizzle(client).transaction((tx) => {
      runsOn(tx, client);
      return work(tx);
    });
  } finally {
    client.release();
  }
}

function isLostRace(error: unknown): boolean {
  const code = databaseError(error)?.code;
  return code === SERIALIZATION_FAILURE || code === DEADLOCK_DETECTED;
}
