import { setTimeout as delay } from 'node:timers/promises';

import { connectDatabase, type DatabaseConnection } from '#database/connection';
import { startEmbeddedServer, type EmbeddedServer } from '#database/embedded-server';
import { causesOf, databaseError } from '#database/error-code';
import { isDatabaseAway } from '#database/is-database-away';
import { migrateDatabase } from '#database/migrate-database';
import type { Logger } from 'pino';

import type { DataFolder } from '../settings/data-folder.ts';
import { databaseLimits } from '../settings/database-limits.ts';
import { OperatorError } from '../start/operator-error.ts';
import type { Settings } from '../settings/settings.ts';

const INSUFFICIENT_PRIVILEGE = '42501';
const RETRY_MS = 1_000;
/** As often as this whoever looks at the log is reminded. */
const REMINDED_EVERY = 15;

export interface DatabaseStart {
  readonly settings: Settings;
  readonly folder: DataFolder;
  readonly logger: Logger;
  /** What is started here is stopped with it. */
  readonly started: AsyncDisposableStack;
  /** What the outside database said when it did not answer; it is asked again until it does. */
  readonly onAway?: (error: unknown) => void;
}

/** The database, migrated. An outside one that does not answer yet is waited for: after a power cut it may come back last. */
export async function openDatabase({
  settings,
  folder,
  logger,
  started,
  onAway,
}: DatabaseStart): Promise<DatabaseConnection> {
  const isEmbedded = settings.MUSTER_DATABASE_URL === 'embedded';
  const url = isEmbedded
    ? started.adopt(await startDatabase(folder, logger), (server) => server.stop()).url
    : settings.MUSTER_DATABASE_URL;
  const database = started.adopt(connectDatabase(url, databaseLimits(settings)), (connection) => connection.close());
  if (isEmbedded) await migrateDatabase(database);
  else await migrateOnceReachable(database, logger, onAway);
  return database;
}

async function migrateOnceReachable(
  database: DatabaseConnection,
  logger: Logger,
  onAway: DatabaseStart['onAway'],
): Promise<void> {
  for (let attempt = 0; ; attempt += 1) {
    try {
      return await migrateDatabase(database);
    } catch (error) {
      if (!isDatabaseAway(error)) throw explainRefusal(error);
      onAway?.(error);
      if (attempt % REMINDED_EVERY === 0)
        logger.error({ err: error }, 'PostgreSQL does not answer: the start waits for it (MUSTER_DATABASE_URL)');
      await delay(RETRY_MS);
    }
  }
}

/** What the operator can put right, in words; anything else as it is. */
function explainRefusal(error: unknown): unknown {
  const code = databaseError(error)?.code ?? '';
  const said = [...causesOf(error)].at(-1)?.message;
  if (/^(28|3D)/.test(code)) return new OperatorError(`MUSTER_DATABASE_URL: ${String(said)}`);
  if (code !== INSUFFICIENT_PRIVILEGE) return error;
  return new OperatorError(
    `the tables are to be brought to this version by a role that owns them, with npm run muster -- migrate (${String(said)})`,
  );
}

function startDatabase({ postgres }: DataFolder, logger: Logger): Promise<EmbeddedServer> {
  return startEmbeddedServer({
    folder: postgres,
    onEvent: (event) => {
      if (event.kind === 'restarted') logger.warn('PostgreSQL runs again');
      else if (event.kind === 'ended') logger.error(event, 'PostgreSQL ended by itself and is started again');
      else logger.error({ err: event.error, retryMs: event.retryMs }, 'PostgreSQL did not start again');
    },
  });
}
