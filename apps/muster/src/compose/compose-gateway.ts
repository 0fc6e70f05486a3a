import type { DatabaseConnection } from '#database/connection';
import { createGateway, type Gateway } from '#gateway/create-gateway';
import type { TelemetryThread } from '#telemetry/thread/telemetry-thread';
import type { Logger } from 'pino';
import type { Registry } from 'prom-client';

import type { DataFolder } from '../settings/data-folder.ts';
import { gatewaySettings } from '../settings/gateway-settings.ts';
import type { Settings } from '../settings/settings.ts';
import type { Tls } from '../settings/tls.ts';

export interface GatewayParts {
  readonly settings: Settings;
  readonly folder: DataFolder;
  readonly database: DatabaseConnection;
  readonly telemetry: TelemetryThread;
  readonly secretKey: Buffer;
  readonly tls: Tls | undefined;
  readonly registry: Registry;
  readonly logger: Logger;
}

export function composeGateway({ settings, folder, tls, logger, ...parts }: GatewayParts): Promise<Gateway> {
  return createGateway({
    ...parts,
    logFolder: folder.log,
    ...gatewaySettings(settings, tls),
    logger: logger.child({ part: 'gateway' }),
  });
}

/** Where devices connect, as people write it down. */
export function mqttAddresses({ address, secureAddress }: Gateway): { mqtt: string; mqtts?: string } {
  return { mqtt: urlOf('mqtt', address), ...(secureAddress && { mqtts: urlOf('mqtts', secureAddress) }) };
}

function urlOf(scheme: string, { host, port }: Gateway['address']): string {
  return `${scheme}://${host.includes(':') ? `[${host}]` : host}:${port}`;
}
