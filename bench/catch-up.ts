import { connectAsync } from 'mqtt';
import { setTimeout as sleep } from 'node:timers/promises';
import { parseArgs } from 'node:util';

import { SeveredLine } from '../test/support/severed-line.ts';
import { countAcknowledged } from './flood/device-window.ts';
import { LatencyHistogram } from './flood/latency-histogram.ts';
import { registerDevices, signIn, type ApiAccess } from './flood/register-devices.ts';
import { countReadable } from './ingest/count-readable.ts';
import { runGenerator } from './ingest/run-generator.ts';
import { printFigure } from './print-figure.ts';
import { Product } from './product.ts';
import { influxdbSettings } from './stack/influxdb-settings.ts';

const USAGE = `npm run bench -- catch-up [options]    a gateway starts with a log that InfluxDB has yet to be told
  --seconds 45      of the flood while InfluxDB is away; as many messages as that takes
InfluxDB is found by MUSTER_TEST_INFLUX_URL, …_ORG, …_BUCKET, …_TOKEN.`;

const OPTIONS = {
  seconds: { type: 'string', default: '45' },
  help: { type: 'boolean', default: false },
} as const;

const DEVICES = 100;
const PROBED_EVERY_MS = 200;
const SEEN_WITHIN_MS = 300_000;

/** InfluxDB is away during a flood; everything is killed, and InfluxDB comes back with the next start. */
export async function catchUp(args: string[]): Promise<void> {
  const { values } = parseArgs({ args, options: OPTIONS });
  if (values.help) return console.log(USAGE);
  const direct = influxdbSettings(process.env);
  const { line, url } = await SeveredLine.to(direct.MUSTER_TELEMETRY_URL);
  const product = await Product.start('catch-up', { ...direct, MUSTER_TELEMETRY_URL: url });
  try {
    const api = await signIn(product.http, 'admin', product.password);
    const devices = await registerDevices(api, `CATCH-UP-${process.pid}`, DEVICES);
    const [probe] = await registerDevices(api, `PROBE-${process.pid}`, 1);
    line.cut();
    const records = await runGenerator(product.mqtt, devices, { seconds: values.seconds, window: '20', rate: '0' });
    const acknowledged = records.reduce((sum, record) => sum + countAcknowledged(record), 0);
    await product.kill();
    line.join();
    await product.startAgain();
    const again = await signIn(product.http, 'admin', product.password);
    printFigure('catch-up', 'messagesInTheLog', acknowledged, '1');
    await watchLive(product, again, probe!);
    printFigure('catch-up', 'acknowledgedAndNotReadable', acknowledged - (await countReadable(again, records)), '1');
  } finally {
    await product.dispose();
    line.close();
  }
}

type Probe = Awaited<ReturnType<typeof registerDevices>>[number];

/** Until the log is applied, a machine reports; how old is what one sees of it, as its state and in its history? */
async function watchLive(product: Product, api: ApiAccess, { assetCode, username, password }: Probe): Promise<void> {
  const device = await connectAsync(product.mqtt.href, {
    username: username!,
    password: password!,
    clientId: username!,
  });
  const startedAt = performance.now();
  const publishing = new AbortController();
  const published = publishUntil(publishing.signal, async (value) => {
    const reading = { ts: Date.now(), values: { engineSpeed: value } };
    await device.publishAsync(`muster/v1/${assetCode}/telemetry`, JSON.stringify(reading), { qos: 1 });
  });
  const [state, history] = [new LatencyHistogram(), new LatencyHistogram()];
  let [seenInState, seenInHistory] = [Date.now(), Date.now()];
  const lag = () => product.readMetric('muster_feed_lag_bytes{feed="telemetry"}');
  while ((await lag()) > 0 && performance.now() - startedAt < SEEN_WITHIN_MS) {
    seenInState = (await lastInState(api, assetCode)) ?? seenInState;
    seenInHistory = (await lastInHistory(api, assetCode)) ?? seenInHistory;
    state.record(Date.now() - seenInState);
    history.record(Date.now() - seenInHistory);
    await sleep(PROBED_EVERY_MS / 4);
  }
  printFigure('catch-up', 'caughtUpAfter', (performance.now() - startedAt) / 1_000, 's');
  publishing.abort();
  await published;
  await device.endAsync();
  printFigure('catch-up', 'liveStateAgeP99', state.quantileMs(0.99), 'ms');
  printFigure('catch-up', 'liveHistoryAgeP99', history.quantileMs(0.99), 'ms');
}

async function publishUntil(signal: AbortSignal, publish: (value: number) => Promise<void>): Promise<void> {
  for (let value = 0; !signal.aborted; value += 1) {
    await publish(value);
    await sleep(PROBED_EVERY_MS, undefined, { signal }).catch(() => undefined);
  }
}

async function lastInState(api: ApiAccess, assetCode: string): Promise<number | undefined> {
  const state = (await get(api, `/equipment/${assetCode}/state`)) as { metrics: { engineSpeed?: { time: string } } };
  return state.metrics.engineSpeed && Date.parse(state.metrics.engineSpeed.time);
}

async function lastInHistory(api: ApiAccess, assetCode: string): Promise<number | undefined> {
  const now = Date.now();
  const [from, to] = [now - SEEN_WITHIN_MS, now + 1].map((time) => new Date(time).toISOString());
  const path = `/equipment/${assetCode}/telemetry?metric=engineSpeed&from=${from}&to=${to}`;
  const { points } = (await get(api, path)) as { points: [time: string, value: number][] };
  const last = points.at(-1);
  return last && Date.parse(last[0]);
}

async function get({ url, token }: ApiAccess, path: string): Promise<unknown> {
  const response = await fetch(`${url}/api/v1${path}`, { headers: { authorization: `Bearer ${token}` } });
  if (!response.ok) throw new Error(`GET ${path}: ${response.status} ${await response.text()}`);
  return response.json();
}
