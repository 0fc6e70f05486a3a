import { setTimeout as sleep } from 'node:timers/promises';
import { parseArgs } from 'node:util';

import type { Device } from './flood/device-connection.ts';
import { countAcknowledged } from './flood/device-window.ts';
import { registerDevices, signIn } from './flood/register-devices.ts';
import { createRules } from './ingest/rules.ts';
import { runGenerator } from './ingest/run-generator.ts';
import { printFigure } from './print-figure.ts';
import { Product } from './product.ts';
import { influxdbSettings } from './stack/influxdb-settings.ts';
import { countInInflux, readPeerAddresses, startTelegraf, type PeerAddresses } from './stack/peer.ts';

const USAGE = `npm run bench -- stack [options]    Muster beside Mosquitto → Telegraf → InfluxDB, in turns, one generator
  --seconds 20      of each flood
  --rounds 3        of both; the median ratio counts
  --rules 5         of Muster; the peer has none
The peer's servers are found by MUSTER_TEST_MQTT_URL, MUSTER_TEST_INFLUX_URL, …_ORG, …_BUCKET, …_TOKEN and MUSTER_TEST_TELEGRAF (its path).`;

const OPTIONS = {
  seconds: { type: 'string', default: '20' },
  rounds: { type: 'string', default: '3' },
  rules: { type: 'string', default: '5' },
  help: { type: 'boolean', default: false },
} as const;

const DEVICES = 100;
const VISIBLE_WITHIN_MS = 600_000;

/** Messages a second from the first that is sent until the last that was acknowledged can be read, of each contestant in turn. */
export async function stack(args: string[]): Promise<void> {
  const { values } = parseArgs({ args, options: OPTIONS });
  if (values.help) return console.log(USAGE);
  const peer = readPeerAddresses(process.env);
  const ours = (settings = {}) => measureMuster(values.seconds, Number(values.rules), settings);
  const contestants: Record<string, (round: number) => Promise<number>> = {
    peer: (round) => measurePeer(peer, values.seconds, round),
    muster: () => ours(),
    musterOnInfluxdb: () => ours(influxdbSettings(process.env)),
    musterThroughMosquitto: () => measureOutside(values.seconds, Number(values.rules), peer.mqtt),
  };
  const rates: Record<string, number>[] = [];
  for (let round = 1; round <= Number(values.rounds); round += 1) {
    const order = Object.entries(contestants);
    const rate: Record<string, number> = {};
    for (const [name, measure] of round % 2 === 1 ? order : order.reverse()) {
      rate[name] = await measure(round);
      printFigure('stack', `${name}VisiblePerSecond`, Math.round(rate[name]), '/s');
    }
    rates.push(rate);
  }
  for (const name of Object.keys(contestants).filter((each) => each !== 'peer')) {
    const ratios = rates.map((rate) => rate[name]! / rate['peer']!).sort((a, b) => a - b);
    printFigure('stack', `${name}MedianRatio`, ratios[ratios.length >> 1]!, '1');
  }
}

async function measureMuster(
  seconds: string,
  rules: number,
  settings: Readonly<Record<string, string>>,
): Promise<number> {
  const product = await Product.start('stack', settings);
  try {
    const api = await signIn(product.http, 'admin', product.password);
    const devices = await registerDevices(api, 'STACK', DEVICES);
    await createRules(api, rules);
    return await floodUntilVisible(product.mqtt, devices, seconds, async () => (await readLag(product)) === 0);
  } finally {
    await product.dispose();
  }
}

/** The flood goes to Mosquitto, which Muster hears; what Mosquitto has acknowledged must come out of Muster. */
async function measureOutside(seconds: string, rules: number, mosquitto: URL): Promise<number> {
  const clientId = `bench-${process.pid}-${performance.now()}`;
  const product = await Product.start('stack', { MUSTER_MQTT_URL: mosquitto.href, MUSTER_MQTT_CLIENT_ID: clientId });
  try {
    const api = await signIn(product.http, 'admin', product.password);
    const devices = await registerDevices(api, 'OUTSIDE', DEVICES);
    await createRules(api, rules);
    const anonymous = devices.map(({ assetCode }) => ({ assetCode, clientId: assetCode }));
    return await floodUntilVisible(mosquitto, anonymous, seconds, async (acknowledged) => {
      const stored = await product.readMetric('muster_messages_total{kind="telemetry"}');
      return stored >= acknowledged && (await readLag(product)) === 0;
    });
  } finally {
    await product.dispose();
  }
}

async function readLag(product: Product): Promise<number> {
  const lags = ['telemetry', 'state'].map((feed) => product.readMetric(`muster_feed_lag_bytes{feed="${feed}"}`));
  return (await Promise.all(lags)).reduce((sum, bytes) => sum + bytes, 0);
}

async function measurePeer(peer: PeerAddresses, seconds: string, round: number): Promise<number> {
  const prefix = `PEER-${process.pid}-${round}`;
  const devices: Device[] = Array.from({ length: DEVICES }, (_, index) => {
    const assetCode = `${prefix}-${index + 1}`;
    return { assetCode, clientId: assetCode };
  });
  const telegraf = await startTelegraf(peer);
  try {
    const seen = () => countInInflux(peer, prefix);
    return await floodUntilVisible(peer.mqtt, devices, seconds, async (sent) => (await seen()) >= sent);
  } finally {
    await telegraf.stop();
  }
}

async function floodUntilVisible(
  mqtt: URL,
  devices: readonly Device[],
  seconds: string,
  isVisible: (acknowledged: number) => Promise<boolean>,
): Promise<number> {
  const startedAt = performance.now();
  const records = await runGenerator(mqtt, devices, { seconds, window: '20', rate: '0' });
  const acknowledged = records.reduce((sum, record) => sum + countAcknowledged(record), 0);
  while (!(await isVisible(acknowledged))) {
    if (performance.now() - startedAt > VISIBLE_WITHIN_MS) throw new Error('not all that was acknowledged can be read');
    await sleep(100);
  }
  return acknowledged / ((performance.now() - startedAt) / 1_000);
}
