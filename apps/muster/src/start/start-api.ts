import { claimFolder } from '#database/embedded/claim-folder';
import { openStore } from '#telemetry/store/open-store';
import type { Logger } from 'pino';
import { collectDefaultMetrics, Registry } from 'prom-client';

import { recordRestored } from '../backup/restored.ts';
import { chooseStore } from '../settings/choose-store.ts';
import { composeApi } from '../compose/compose-api.ts';
import { makeAdministrator } from '../compose/make-administrator.ts';
import { openDatabase } from '../compose/open-database.ts';
import { openLedgerKey, openSecretKey } from '../compose/open-keys.ts';
import { writeOperatorToken } from '../compose/write-operator-token.ts';
import { openDataFolder, writeAddresses } from '../settings/data-folder.ts';
import { reportStores } from './report-health.ts';
import { requireServers } from '../settings/require-servers.ts';
import type { Settings } from '../settings/settings.ts';
import { loadTls } from '../settings/tls.ts';

export interface RunningApi {
  readonly http: string;
  readonly adminPasswordFile?: string;
  close(): Promise<void>;
}

/** One API of several, with the console. It reads the history where it lies; no machine speaks to it. */
export async function startApi(settings: Settings, logger: Logger): Promise<RunningApi> {
  requireServers(settings);
  await using started = new AsyncDisposableStack();
  const folder = await openDataFolder(settings.MUSTER_DATA_DIR);
  started.defer(await claimFolder(folder.root));
  const database = await openDatabase({ settings, folder, logger, started });
  const adminPasswordFile = await makeAdministrator(settings, folder, database);
  await recordRestored(folder, database);
  const telemetry = started.adopt(
    await openStore(chooseStore(settings, folder), {
      onBackgroundError: (error) => logger.error({ err: error }, 'the history failed in the background'),
      keepRefused: async () => undefined,
    }),
    (store) => store.close(),
  );
  const secretKey = await openSecretKey({ settings, folder, database });
  const ledgerKey = await openLedgerKey({ settings, folder, database });
  const registry = new Registry();
  collectDefaultMetrics({ register: registry });
  const health = () => reportStores({ database, telemetryUrl: settings.MUSTER_TELEMETRY_URL });
  const parts = { settings, folder, database, telemetry, secretKey, registry, logger, tls: await loadTls(settings) };
  const api = started.adopt(await composeApi({ ...parts, ledgerKey, health }), (part) => part.close());
  const addresses = { http: api.address };
  await writeOperatorToken(settings, folder, database);
  await writeAddresses(folder.addresses, addresses);
  const running = started.move();
  return { ...addresses, ...(adminPasswordFile && { adminPasswordFile }), close: () => running.disposeAsync() };
}
