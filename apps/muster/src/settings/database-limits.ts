import type { DatabaseLimits } from '#database/connection';

import type { Settings } from './settings.ts';

const SECOND_MS = 1_000;

/** What the settings say that one process may take of the database. */
export function databaseLimits(settings: Settings): DatabaseLimits {
  return {
    connections: settings.MUSTER_DATABASE_CONNECTIONS,
    statementMs: settings.MUSTER_DATABASE_STATEMENT_SECONDS * SECOND_MS,
    lockMs: settings.MUSTER_DATABASE_LOCK_SECONDS * SECOND_MS,
    idleTransactionMs: settings.MUSTER_DATABASE_IDLE_TRANSACTION_SECONDS * SECOND_MS,
  };
}
