import { createApi, type Api } from '#api/api';
import type { ApiOptions, DemoAccount } from '#api/options';
import type { DatabaseConnection } from '#database/connection';
import type { KeyObject } from 'node:crypto';
import type { Logger } from 'pino';
import type { Registry } from 'prom-client';

import { CONSOLE_FOLDER } from '../start/console-folder.ts';
import type { DataFolder } from '../settings/data-folder.ts';
import type { Settings } from '../settings/settings.ts';
import type { Tls } from '../settings/tls.ts';
import { openNoticePort } from './open-notice-port.ts';
import { outsideHistory } from './outside-history.ts';

const MEGABYTE = 1_048_576;

export interface ApiPartsOfMuster {
  readonly settings: Settings;
  readonly folder: DataFolder;
  readonly database: DatabaseConnection;
  readonly telemetry: ApiOptions['telemetry'];
  readonly secretKey: Buffer;
  readonly ledgerKey: KeyObject;
  readonly tls: Tls | undefined;
  readonly registry: Registry;
  readonly logger: Logger;
  readonly health: ApiOptions['health'];
  readonly demoAccounts?: readonly DemoAccount[];
}

export async function composeApi({
  settings,
  folder,
  logger,
  telemetry,
  demoAccounts = [],
  ...parts
}: ApiPartsOfMuster): Promise<Api> {
  const isOutside = settings.MUSTER_TELEMETRY_URL !== 'embedded';
  return createApi({
    ...parts,
    telemetry: isOutside ? outsideHistory(telemetry, logger) : telemetry,
    ...hostSettings(settings),
    filesFolder: settings.MUSTER_FILES_DIR ?? folder.files,
    copiesFolder: folder.copies,
    port: settings.MUSTER_HTTP_PORT,
    trustProxy: settings.MUSTER_TRUST_PROXY,
    allowPlaintext: settings.MUSTER_ALLOW_PLAINTEXT,
    observerToken: settings.MUSTER_OBSERVER_TOKEN,
    consoleFolder: CONSOLE_FOLDER,
    timeZone: settings.MUSTER_TIME_ZONE,
    quarantineBounds: {
      maximumMessages: settings.MUSTER_QUARANTINE_MAXIMUM_MESSAGES,
      maximumBytes: settings.MUSTER_QUARANTINE_MAXIMUM_MEGABYTES * MEGABYTE,
    },
    noticePort: await openNoticePort({ settings, folder, database: parts.database }),
    outgoingAllow: settings.MUSTER_OUTGOING_ALLOW,
    demoAccounts,
    logger: logger.child({ part: 'api' }),
  });
}

/** Under which names requests may come. */
export function hostSettings(settings: Settings): Pick<ApiOptions, 'host' | 'publicUrl' | 'allowedHosts'> {
  const { MUSTER_HOST: host, MUSTER_PUBLIC_URL: publicUrl, MUSTER_ALLOWED_HOSTS: allowedHosts } = settings;
  return { host, publicUrl, allowedHosts };
}
