import { ownHosts } from '#api/http/own-hosts';
import type { HealthReport } from '#api/options';
import { claimFolder } from '#database/embedded/claim-folder';
import type { Logger } from 'pino';
import { collectDefaultMetrics, Registry } from 'prom-client';

import { hostSettings } from '../compose/compose-api.ts';
import { composeGateway, mqttAddresses } from '../compose/compose-gateway.ts';
import { openDatabase } from '../compose/open-database.ts';
import { openSecretKey } from '../compose/open-keys.ts';
import { openLogFolder } from '../compose/open-log-folder.ts';
import { openTelemetry } from '../compose/open-telemetry.ts';
import { openDataFolder, writeAddresses } from '../settings/data-folder.ts';
import { listenForObservers } from '../observe/listen-for-observers.ts';
import { reportHealth } from './report-health.ts';
import { requireServers } from '../settings/require-servers.ts';
import type { Settings } from '../settings/settings.ts';
import { loadTls } from '../settings/tls.ts';

export interface RunningGateway {
  /** Health, metrics, and MQTT over WebSocket at `/mqtt`. */
  readonly http: string;
  readonly mqtt: string;
  readonly mqtts?: string;
  close(): Promise<void>;
}

/** One gateway of several, on a database and a history that it shares. Devices are let in once the database answers. */
export async function startGateway(settings: Settings, logger: Logger): Promise<RunningGateway> {
  requireServers(settings);
  await using started = new AsyncDisposableStack();
  const folder = await openDataFolder(settings.MUSTER_DATA_DIR);
  started.defer(await claimFolder(folder.root));
  started.defer(await openLogFolder(folder));
  const tls = await loadTls(settings);
  const registry = new Registry();
  collectDefaultMetrics({ register: registry });
  let report = async (): Promise<HealthReport> => notYet('the gateway starts');
  const isOwn = ownHosts(hostSettings(settings));
  const observers = started.adopt(
    await listenForObservers({
      ...{ tls, registry, isOwn, health: () => report() },
      host: settings.MUSTER_HOST,
      port: settings.MUSTER_HTTP_PORT,
      observerToken: settings.MUSTER_OBSERVER_TOKEN,
    }),
    (listener) => listener.close(),
  );
  const onAway = (error: unknown) => (report = async () => notYet(error instanceof Error ? error.message : 'away'));
  const database = await openDatabase({ settings, folder, logger, started, onAway });
  const telemetry = started.adopt(await openTelemetry(settings, folder, database, logger), (thread) => thread.close());
  const secretKey = await openSecretKey({ settings, folder, database });
  const gateway = started.adopt(
    await composeGateway({ settings, folder, database, telemetry, secretKey, tls, registry, logger }),
    (part) => part.close(),
  );
  report = async () => reportHealth(await gateway.health(), { database, telemetryUrl: settings.MUSTER_TELEMETRY_URL });
  started.defer(gateway.acceptWebSockets(observers.server, isOwn));
  const addresses = { http: observers.address, ...mqttAddresses(gateway) };
  await writeAddresses(folder.addresses, addresses);
  const running = started.move();
  return { ...addresses, close: () => running.disposeAsync() };
}

function notYet(detail: string): HealthReport {
  return { ready: false, parts: { database: { ok: false, detail } } };
}
