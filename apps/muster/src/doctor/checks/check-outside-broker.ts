import { connectAsync, type MqttClient } from 'mqtt';
import { randomUUID } from 'node:crypto';
import { setTimeout as delay } from 'node:timers/promises';

import { findingsAbout, reasonOf, type Finding } from '../finding.ts';
import { maskUrl } from '../list-settings.ts';

const CONNECT_WITHIN_MS = 5_000;
/** What the broker retains comes at once, or not at all. */
const TOLD_WITHIN_MS = 2_000;
/** Sessions of clients that are not connected; each keeps what it has not heard. */
const AWAY = '$SYS/broker/clients/disconnected';
const VERSION = '$SYS/broker/version';

const { ok, warning, problem } = findingsAbout('outside broker');

/** A broker of somebody else's: reachable, lets us in, and keeps no sessions that nobody comes back to. */
export async function checkOutsideBroker(url: string): Promise<Finding[]> {
  if (url === 'embedded') return [];
  const place = maskUrl(url);
  const remedy = 'start that broker, or put MUSTER_MQTT_URL right (address, user name, password).';
  let client: MqttClient | undefined;
  try {
    const clientId = `muster-doctor-${randomUUID()}`;
    const options = { clientId, clean: true, reconnectPeriod: 0, connectTimeout: CONNECT_WITHIN_MS };
    client = await connectAsync(url, { ...options, protocolVersion: 5 }, false);
    const told = await hear(client, [AWAY, VERSION]);
    return [ok(`${place} lets us in${told.has(VERSION) ? `: ${told.get(VERSION)}` : ''}`), judgeAway(told.get(AWAY))];
  } catch (error) {
    return [problem(`${place}: ${reasonOf(error)}`, remedy)];
  } finally {
    await client?.endAsync(true);
  }
}

async function hear(client: MqttClient, topics: readonly string[]): Promise<Map<string, string>> {
  const told = new Map<string, string>();
  const all = new Promise<void>((resolve) => {
    client.on('message', (topic, payload) => {
      told.set(topic, payload.toString());
      if (told.size === topics.length) resolve();
    });
  });
  await client.subscribeAsync([...topics]).catch(() => undefined);
  await Promise.race([all, delay(TOLD_WITHIN_MS, undefined, { ref: false })]);
  return told;
}

function judgeAway(away: string | undefined): Finding {
  if (away === undefined)
    return warning(
      'it does not say how many sessions of clients that are away it keeps',
      `where it is a Mosquitto, let Muster's account read ${AWAY}.`,
    );
  // Mosquitto takes all minus those connected, counted at two moments: it may say −1.
  if (Number(away) <= 0) return ok('it keeps no session of a client that is away');
  return warning(
    `it keeps ${away} sessions of clients that are away, ours among them while no gateway hears it`,
    'each keeps what its client has not heard: end those that nobody comes back to (persistent_client_expiration).',
  );
}
