import { readFile } from 'node:fs/promises';
import { parseArgs } from 'node:util';
import { setTimeout as sleep } from 'node:timers/promises';

import { registerDevices, signIn, type ApiAccess } from './flood/register-devices.ts';
import { runGenerator } from './ingest/run-generator.ts';
import { percentile } from './percentile.ts';
import { printFigure } from './print-figure.ts';
import { Product } from './product.ts';

const USAGE = `npm run bench -- fleet [options]    a nation's fleet, connected, a message a minute each
  --devices N       connections; 20000, or what the limit of open files leaves
  --seconds 180     how long
  --maps 100        how often the map is asked for meanwhile`;

const OPTIONS = {
  devices: { type: 'string', default: '' },
  seconds: { type: 'string', default: '180' },
  maps: { type: 'string', default: '100' },
  help: { type: 'boolean', default: false },
} as const;

const NATION = 20_000;
/** Files that the product has open beside its connections. */
const OTHER_FILES = 400;
const MEMORY_EVERY_MS = 5_000;

export async function fleet(args: string[]): Promise<void> {
  const { values } = parseArgs({ args, options: OPTIONS });
  if (values.help) return console.log(USAGE);
  const count = Number(values.devices) || Math.min(NATION, (await readOpenFileLimit()) - OTHER_FILES);
  const product = await Product.start('fleet');
  try {
    const api = await signIn(product.http, 'admin', product.password);
    const devices = await registerDevices(api, 'FLEET', count);
    // The map holds the whole nation, connected or not.
    await registerDevices(api, 'STORED', NATION - count);
    const flood = runGenerator(product.mqtt, devices, {
      seconds: values.seconds,
      window: '1',
      rate: String(count / 60),
    });
    const end = new AbortController();
    const watching = watchMemory(product, end.signal);
    while ((await product.readMetric('muster_mqtt_connections')) < count) await sleep(500);
    await askForMap(api, Number(values.maps));
    printFigure('fleet', 'connectionsAtOnce', await product.readMetric('muster_mqtt_connections'), '1');
    await flood;
    end.abort();
    printFigure('fleet', 'proportionalSetMaximum', (await watching) / 1e6, 'MB');
    const missed = 'muster_mqtt_refused_total{reason="keep-alive-missed"}';
    printFigure('fleet', 'keepAlivesMissed', await product.readMetric(missed), '1');
  } finally {
    await product.dispose();
  }
}

/** The most that was seen. */
async function watchMemory(product: Product, signal: AbortSignal): Promise<number> {
  let most = 0;
  while (!signal.aborted) {
    most = Math.max(most, await product.proportionalSetBytes());
    await sleep(MEMORY_EVERY_MS, undefined, { signal }).catch(() => undefined);
  }
  return most;
}

async function askForMap({ url, token }: ApiAccess, times: number): Promise<void> {
  const took: number[] = [];
  const inServer: number[] = [];
  let [bytes, pieces] = [0, 0];
  for (let index = 0; index < times; index += 1) {
    const startedAt = performance.now();
    const response = await fetch(`${url}/api/v1/map`, {
      headers: { authorization: `Bearer ${token}`, 'accept-encoding': 'identity' },
    });
    const text = await response.text();
    took.push(performance.now() - startedAt);
    inServer.push(Number(/dur=([\d.]+)/.exec(response.headers.get('server-timing') ?? '')?.[1]));
    bytes = text.length;
    if (index === 0) pieces = (JSON.parse(text) as { features: unknown[] }).features.length;
    await sleep(50);
  }
  printFigure('fleet', 'mapPieces', pieces, '1');
  printFigure('fleet', 'mapBytes', bytes, 'By');
  printFigure('fleet', 'mapServerP50', percentile(inServer, 0.5), 'ms');
  printFigure('fleet', 'mapServerP95', percentile(inServer, 0.95), 'ms');
  printFigure('fleet', 'mapReadP95', percentile(took, 0.95), 'ms');
}

async function readOpenFileLimit(): Promise<number> {
  const limits = await readFile('/proc/self/limits', 'utf8');
  return Number(/^Max open files\s+(\d+)/m.exec(limits)?.[1] ?? Infinity);
}
