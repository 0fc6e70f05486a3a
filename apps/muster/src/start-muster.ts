import { randomBytes } from 'node:crypto';
import { rm } from 'node:fs/promises';

import { createApi } from '#api/api';
import { ownHosts } from '#api/http/own-hosts';
import type { DemoAccount } from '#api/options';
import { bootstrap } from '#custody/bootstrap';
import { keepRefused } from '#custody/state/keep-refused';
import { openOperatorSession } from '#custody/session/open-operator-session';
import { connectDatabase, type DatabaseConnection } from '#database/connection';
import { startEmbeddedServer, type EmbeddedServer } from '#database/embedded-server';
import { migrateDatabase } from '#database/migrate-database';
import { createGateway, type Gateway } from '#gateway/create-gateway';
import { TelemetryThread } from '#telemetry/thread/telemetry-thread';
import type { Logger } from 'pino';
import { collectDefaultMetrics, Registry } from 'prom-client';

import { chooseStore } from './choose-store.ts';
import { CONSOLE_FOLDER } from './console-folder.ts';
import { gatewaySettings } from './gateway-settings.ts';
import { reportHealth } from './report-health.ts';
import { loadSecretKey, openDataFolder, writeAddresses, writeSecret, type DataFolder } from './data-folder.ts';
import type { Settings } from './settings.ts';
import { loadTls } from './tls.ts';
import { untilDone } from './until-done.ts';

export interface RunningMuster {
  readonly http: string;
  readonly mqtt: string;
  /** With TLS. */
  readonly mqtts?: string;
  /** Where the first password of `admin` was written, when this start has made the account. */
  readonly adminPasswordFile?: string;
  close(): Promise<void>;
}

const MEGABYTE = 1_048_576;

/** Gateway, API and console in one process. What was started is stopped in reverse, after a failed start too. */
export async function startMuster(
  settings: Settings,
  logger: Logger,
  demoAccounts: readonly DemoAccount[] = [],
): Promise<RunningMuster> {
  await using started = new AsyncDisposableStack();
  const folder = await openDataFolder(settings.MUSTER_DATA_DIR);
  const database = await openDatabase(settings, folder, logger, started);
  const adminPasswordFile = await makeAdministrator(settings, folder, database);
  const telemetry = started.adopt(await openTelemetry(settings, folder, database, logger), (thread) => thread.close());
  const secretKey = await loadSecretKey(folder.secretKey);
  const tls = await loadTls(settings);
  const registry = new Registry();
  collectDefaultMetrics({ register: registry });

  const gateway = started.adopt(
    await createGateway({
      database,
      telemetry,
      secretKey,
      logFolder: folder.log,
      ...gatewaySettings(settings, tls),
      registry,
      logger: logger.child({ part: 'gateway' }),
    }),
    (part) => part.close(),
  );
  const { MUSTER_HOST: host, MUSTER_PUBLIC_URL: publicUrl, MUSTER_ALLOWED_HOSTS: allowedHosts } = settings;
  const hosts = { host, publicUrl, allowedHosts };
  const api = started.adopt(
    await createApi({
      database,
      telemetry,
      secretKey,
      filesFolder: folder.files,
      copiesFolder: folder.copies,
      port: settings.MUSTER_HTTP_PORT,
      tls,
      trustProxy: settings.MUSTER_TRUST_PROXY,
      allowPlaintext: settings.MUSTER_ALLOW_PLAINTEXT,
      consoleFolder: CONSOLE_FOLDER,
      health: async () => reportHealth(await gateway.health(), database),
      registry,
      timeZone: settings.MUSTER_TIME_ZONE,
      quarantineBounds: {
        maximumMessages: settings.MUSTER_QUARANTINE_MAXIMUM_MESSAGES,
        maximumBytes: settings.MUSTER_QUARANTINE_MAXIMUM_MEGABYTES * MEGABYTE,
      },
      demoAccounts,
      logger: logger.child({ part: 'api' }),
      ...hosts,
    }),
    (part) => part.close(),
  );
  started.defer(gateway.acceptWebSockets(api.server, ownHosts(hosts)));

  const addresses = {
    http: api.address,
    mqtt: urlOf('mqtt', gateway.address),
    ...(gateway.secureAddress && { mqtts: urlOf('mqtts', gateway.secureAddress) }),
  };
  await writeSecret(folder.operatorToken, await openOperatorSession(database.db, new Date()));
  await writeAddresses(folder.addresses, addresses);
  const running = started.move();
  return { ...addresses, ...(adminPasswordFile && { adminPasswordFile }), close: () => running.disposeAsync() };
}

function openTelemetry(
  settings: Settings,
  folder: DataFolder,
  { db }: DatabaseConnection,
  logger: Logger,
): Promise<TelemetryThread> {
  return TelemetryThread.start(
    { store: chooseStore(settings, folder) },
    {
      onBackgroundError: (error) => logger.error({ err: error }, 'sealing or merging failed'),
      keepRefused: (refused) =>
        untilDone(
          () => keepRefused(db, refused, Date.now()),
          (error) => logger.error({ err: error }, 'what the history refused is not in the quarantine yet'),
        ),
    },
  );
}

async function openDatabase(
  settings: Settings,
  folder: DataFolder,
  logger: Logger,
  started: AsyncDisposableStack,
): Promise<DatabaseConnection> {
  const url =
    settings.MUSTER_DATABASE_URL === 'embedded'
      ? started.adopt(await startDatabase(folder, logger), (server) => server.stop()).url
      : settings.MUSTER_DATABASE_URL;
  const database = started.adopt(connectDatabase(url), (connection) => connection.close());
  await migrateDatabase(database);
  return database;
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

/**
 * The first start makes the account `admin`. Its password is given, or generated into a file that only its owner reads;
 * the file is named at each start until somebody has chosen another, and is gone at the next.
 */
async function makeAdministrator(
  settings: Settings,
  folder: DataFolder,
  database: DatabaseConnection,
): Promise<string | undefined> {
  const given = settings.MUSTER_ADMIN_PASSWORD;
  const firstPassword = async () => {
    if (given !== undefined) return { password: given, mustChangePassword: false };
    const password = randomBytes(12).toString('base64url');
    await writeSecret(folder.adminPassword, password);
    return { password, mustChangePassword: true };
  };
  const { mustChangePassword } = await bootstrap(database.db, firstPassword, new Date());
  if (mustChangePassword) return folder.adminPassword;
  await rm(folder.adminPassword, { force: true });
  return undefined;
}

function urlOf(scheme: string, { host, port }: Gateway['address']): string {
  return `${scheme}://${host.includes(':') ? `[${host}]` : host}:${port}`;
}
