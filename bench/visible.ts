import { connectAsync } from 'mqtt';
import { parseArgs } from 'node:util';
import { setTimeout as sleep } from 'node:timers/promises';

import { LatencyHistogram } from './flood/latency-histogram.ts';
import { registerDevices, signIn, type ApiAccess } from './flood/register-devices.ts';
import { runGenerator } from './ingest/run-generator.ts';
import { printFigure } from './print-figure.ts';
import { Product } from './product.ts';

const USAGE = `npm run bench -- visible [options]    from a device's message to the live stream
  --seconds 30      how long to measure
  --rate 5000       messages a second of 100 other devices meanwhile`;

const OPTIONS = {
  seconds: { type: 'string', default: '30' },
  rate: { type: 'string', default: '5000' },
  help: { type: 'boolean', default: false },
} as const;

const WARM_UP_MS = 3_000;
const LONGEST_PAUSE_MS = 400;

/** One device reports at moments that nobody expects; a stream tells when each of its values was seen. */
export async function visible(args: string[]): Promise<void> {
  const { values } = parseArgs({ args, options: OPTIONS });
  if (values.help) return console.log(USAGE);
  const product = await Product.start('visible');
  try {
    const api = await signIn(product.http, 'admin', product.password);
    const devices = await registerDevices(api, 'VISIBLE', 100);
    const seconds = String(Number(values.seconds) + (2 * WARM_UP_MS) / 1_000);
    const flood = runGenerator(product.mqtt, devices, { seconds, window: '20', rate: values.rate });
    await sleep(WARM_UP_MS);
    await measure(product, api, Number(values.seconds) * 1_000);
    await flood;
  } finally {
    await product.dispose();
  }
}

async function measure(product: Product, api: ApiAccess, durationMs: number): Promise<void> {
  const [probe] = await registerDevices(api, 'PROBE', 1);
  const { assetCode, username = '', password = '' } = probe!;
  const device = await connectAsync(product.mqtt.href, { username, password, clientId: username });
  const sentAtMs: number[] = [];
  const latencies = new LatencyHistogram();
  const stop = new AbortController();
  const watching = watch(api, assetCode, stop.signal, (speed) => {
    for (const sentMs of sentAtMs.splice(0, speed - seenBelow)) latencies.record(performance.now() - sentMs);
    seenBelow = speed;
  });
  let seenBelow = 0;
  const endMs = performance.now() + durationMs;
  let count = 0;
  while (performance.now() < endMs) {
    await sleep(Math.random() * LONGEST_PAUSE_MS);
    sentAtMs.push(performance.now());
    count += 1;
    const reading = { ts: Date.now(), values: { engineSpeed: count } };
    await device.publishAsync(`muster/v1/${assetCode}/telemetry`, JSON.stringify(reading), { qos: 1 });
  }
  await sleep(2_000);
  stop.abort();
  await watching;
  await device.endAsync();
  printFigure('visible', 'published', count, '1');
  printFigure('visible', 'neverSeen', sentAtMs.length, '1');
  printFigure('visible', 'visibleP50', latencies.quantileMs(0.5), 'ms');
  printFigure('visible', 'visibleP99', latencies.quantileMs(0.99), 'ms');
}

/** Tells each engine speed that the stream of the piece shows. */
async function watch(
  { url, token }: ApiAccess,
  assetCode: string,
  signal: AbortSignal,
  hear: (speed: number) => void,
): Promise<void> {
  const headers = { authorization: `Bearer ${token}` };
  const response = await fetch(`${url}/api/v1/stream?assetCode=${assetCode}`, { headers, signal });
  let text = '';
  try {
    for await (const chunk of response.body!.pipeThrough(new TextDecoderStream())) {
      text += chunk;
      const lines = text.split('\n');
      text = lines.pop() ?? '';
      for (const line of lines) {
        const speed = /"engineSpeed":\{"value":(\d+)/.exec(line)?.[1];
        if (speed !== undefined) hear(Number(speed));
      }
    }
  } catch (error) {
    if (!signal.aborted) throw error;
  }
}
