import { ownHosts } from '#api/http/own-hosts';
import type { DemoAccount } from '#api/options';
import type { Logger } from 'pino';
import { collectDefaultMetrics, Registry } from 'prom-client';

import { recordRestored } from '../backup/restored.ts';
import { composeApi, hostSettings } from '../compose/compose-api.ts';
import { composeGateway, mqttAddresses } from '../compose/compose-gateway.ts';
import { makeAdministrator } from '../compose/make-administrator.ts';
import { openDatabase } from '../compose/open-database.ts';
import { openLedgerKey, openSecretKey } from '../compose/open-keys.ts';
import { openLogFolder } from '../compose/open-log-folder.ts';
import { openTelemetry } from '../compose/open-telemetry.ts';
import { writeOperatorToken } from '../compose/write-operator-token.ts';
import { openDataFolder, writeAddresses } from '../settings/data-folder.ts';
import { reportHealth } from './report-health.ts';
import type { Settings } from '../settings/settings.ts';
import { loadTls } from '../settings/tls.ts';

export interface RunningMuster {
  readonly http: string;
  readonly mqtt: string;
  /** With TLS. */
  readonly mqtts?: string;
  /** Where the first password of `admin` was written, when this start has made the account. */
  readonly adminPasswordFile?: string;
  close(): Promise<void>;
}

/** Gateway, API and console in one process. What was started is stopped in reverse, after a failed start too. */
export async function startMuster(
  settings: Settings,
  logger: Logger,
  demoAccounts: readonly DemoAccount[] = [],
): Promise<RunningMuster> {
  await using started = new AsyncDisposableStack();
  const folder = await openDataFolder(settings.MUSTER_DATA_DIR);
  started.defer(await openLogFolder(folder));
  const database = await openDatabase({ settings, folder, logger, started });
  const adminPasswordFile = await makeAdministrator(settings, folder, database);
  await recordRestored(folder, database);
  const telemetry = started.adopt(await openTelemetry(settings, folder, database, logger), (thread) => thread.close());
  const secretKey = await openSecretKey({ settings, folder, database });
  const ledgerKey = await openLedgerKey({ settings, folder, database });
  const registry = new Registry();
  collectDefaultMetrics({ register: registry });
  const parts = { settings, folder, database, telemetry, secretKey, registry, logger, tls: await loadTls(settings) };

  const gateway = started.adopt(await composeGateway(parts), (part) => part.close());
  const health = async () =>
    reportHealth(await gateway.health(), { database, telemetryUrl: settings.MUSTER_TELEMETRY_URL });
  const api = started.adopt(await composeApi({ ...parts, ledgerKey, health, demoAccounts }), (part) => part.close());
  started.defer(gateway.acceptWebSockets(api.server, ownHosts(hostSettings(settings))));

  const addresses = { http: api.address, ...mqttAddresses(gateway) };
  await writeOperatorToken(settings, folder, database);
  await writeAddresses(folder.addresses, addresses);
  const running = started.move();
  return { ...addresses, ...(adminPasswordFile && { adminPasswordFile }), close: () => running.disposeAsync() };
}
