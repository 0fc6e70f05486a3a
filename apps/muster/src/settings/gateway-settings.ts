import { isLoopback } from '#api/http/listener';
import type { GatewayOptions } from '#gateway/create-gateway';

import type { Settings } from './settings.ts';
import type { Tls } from './tls.ts';

const MEGABYTE = 1024 * 1024;
const HOUR_MS = 3_600_000;
const CONNECT_TIMEOUT_MS = 10_000;

type Configured = Pick<GatewayOptions, 'host' | 'port' | 'secure' | 'outside' | 'limits' | 'logBounds'>;

/** What the settings say about the gateway. */
export function gatewaySettings(settings: Settings, tls: Tls | undefined): Configured {
  const host = settings.MUSTER_HOST;
  const mayBePlain = isLoopback(host) || settings.MUSTER_ALLOW_PLAINTEXT;
  return {
    // Where TLS guards the network, the plain port is for this machine alone.
    host: mayBePlain ? host : '127.0.0.1',
    port: settings.MUSTER_MQTT_PORT,
    secure: tls && { ...tls, host, port: settings.MUSTER_MQTTS_PORT },
    outside:
      settings.MUSTER_MQTT_URL === 'embedded'
        ? undefined
        : {
            url: settings.MUSTER_MQTT_URL,
            clientId: settings.MUSTER_MQTT_CLIENT_ID,
            mosquitto: mosquittoSettings(settings),
          },
    limits: {
      connections: settings.MUSTER_MQTT_MAXIMUM_CONNECTIONS,
      connectionsPerDevice: settings.MUSTER_MQTT_CONNECTIONS_PER_DEVICE,
      messagesPerSecond: settings.MUSTER_MQTT_MESSAGES_PER_SECOND,
      connectTimeoutMs: CONNECT_TIMEOUT_MS,
    },
    logBounds: {
      maximumBytes: settings.MUSTER_LOG_MAXIMUM_MEGABYTES * MEGABYTE,
      maximumAgeMs: settings.MUSTER_LOG_MAXIMUM_AGE_HOURS * HOUR_MS,
    },
  };
}

function mosquittoSettings({
  MUSTER_MOSQUITTO_DIR: folder,
  MUSTER_MOSQUITTO_PID_FILE: pidFile,
  MUSTER_MQTT_URL: url,
}: Settings) {
  if (folder === undefined) return undefined;
  const { username, password } = new URL(url);
  return { folder, pidFile, own: { username: decodeURIComponent(username), password: decodeURIComponent(password) } };
}
