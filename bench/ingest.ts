import { parseArgs } from 'node:util';
import { setTimeout as sleep } from 'node:timers/promises';

import { countAcknowledged, type DeviceRecord } from './flood/device-window.ts';
import { registerDevices, signIn, type ApiAccess } from './flood/register-devices.ts';
import { countReadable } from './ingest/count-readable.ts';
import { countAlarms, countCrossings, createRules } from './ingest/rules.ts';
import { runGenerator } from './ingest/run-generator.ts';
import { printFigure } from './print-figure.ts';
import { Product } from './product.ts';

const USAGE = `npm run bench -- ingest [options]    QoS 1 messages from device to disk and back out of the API
  --seconds 60      how long to send
  --devices 100     one connection each
  --window 20       messages under way per connection
  --rate 0          messages a second over all; 0 = as fast as the windows allow
  --rules 5         rules of the family; every hundredth message crosses the first, the next one clears it`;

const OPTIONS = {
  seconds: { type: 'string', default: '60' },
  devices: { type: 'string', default: '100' },
  window: { type: 'string', default: '20' },
  rate: { type: 'string', default: '0' },
  rules: { type: 'string', default: '5' },
  help: { type: 'boolean', default: false },
} as const;

const READABLE_WITHIN_MS = 600_000;

/** Starts the product, floods it from a process of its own, and reads back all that was acknowledged. */
export async function ingest(args: string[], bench = 'ingest'): Promise<void> {
  const { values } = parseArgs({ args, options: OPTIONS });
  if (values.help) return console.log(USAGE);
  const product = await Product.start(bench);
  try {
    const api = await signIn(product.http, 'admin', product.password);
    const devices = await registerDevices(api, 'INGEST', Number(values.devices));
    await createRules(api, Number(values.rules));
    const usedBefore = await product.cpuSeconds();
    const records = await runGenerator(product.mqtt, devices, values);
    await reportReadable(bench, product, api, records);
    if (Number(values.rules) > 0) await reportAlarms(bench, api, records);
    printFigure(bench, 'productCpu', (await product.cpuSeconds()) - usedBefore, 's');
  } finally {
    await product.dispose();
  }
}

/** Waits until both stores have applied the log, then counts what the API gives back. */
async function reportReadable(
  bench: string,
  product: Product,
  api: ApiAccess,
  records: readonly DeviceRecord[],
): Promise<void> {
  const endedMs = performance.now();
  const lag = async () =>
    (await product.readMetric('muster_feed_lag_bytes{feed="telemetry"}')) +
    (await product.readMetric('muster_feed_lag_bytes{feed="state"}'));
  while ((await lag()) > 0 && performance.now() - endedMs < READABLE_WITHIN_MS) await sleep(100);
  printFigure(bench, 'allReadableAfter', performance.now() - endedMs, 'ms');
  const acknowledged = records.reduce((sum, record) => sum + countAcknowledged(record), 0);
  const readable = await countReadable(api, records);
  printFigure(bench, 'readable', readable, '1');
  printFigure(bench, 'acknowledgedAndNotReadable', acknowledged - readable, '1');
}

async function reportAlarms(bench: string, api: ApiAccess, records: readonly DeviceRecord[]): Promise<void> {
  const { raised, cleared } = await countAlarms(api);
  printFigure(bench, 'crossings', countCrossings(records), '1');
  printFigure(bench, 'alarmsRaised', raised, '1');
  printFigure(bench, 'alarmsCleared', cleared, '1');
}

/** What a quiet system answers in. */
export const idle = (args: string[]): Promise<void> => ingest(['--rate', '50', '--seconds', '20', ...args], 'idle');
