import { readFile } from 'node:fs/promises';
import { parseArgs } from 'node:util';

import type { Device } from './flood/device-connection.ts';
import { writeLedger } from './flood/ledger.ts';
import { METRICS_PER_MESSAGE } from './flood/reading.ts';
import { registerDevices, signIn } from './flood/register-devices.ts';
import { type FloodResult, runFlood } from './flood/run-flood.ts';
import { startSink } from './flood/start-sink.ts';
import { printFigure } from './print-figure.ts';

const USAGE = `npm run bench -- flood [options]     an independent MQTT 3.1.1 QoS 1 load generator
  --url mqtt://127.0.0.1:1883    the broker; without it a sink that keeps nothing, to measure the generator itself
  --connections 100              devices, one connection each
  --window 20                    messages under way per connection
  --rate 0                       messages a second over all; 0 = as fast as the windows allow
  --seconds 10                   how long to send; acknowledgements are then waited for up to 10 s
  --devices FILE                 [{"assetCode","clientId","username","password"}]; otherwise anonymous FLOOD-1 …
  --api http://127.0.0.1:3000    register the devices there first, as admin with --password PASSWORD
  --prefix FLOOD                 of the asset codes
  --first-sequence 0             number of the first message
  --reconnect                    open lost connections again and repeat what was not acknowledged
  --ledger FILE                  write there what was sent and acknowledged`;

const OPTIONS = {
  url: { type: 'string' },
  connections: { type: 'string', default: '100' },
  window: { type: 'string', default: '20' },
  rate: { type: 'string', default: '0' },
  seconds: { type: 'string', default: '10' },
  devices: { type: 'string' },
  api: { type: 'string' },
  password: { type: 'string', default: '' },
  prefix: { type: 'string', default: 'FLOOD' },
  'first-sequence': { type: 'string', default: '0' },
  reconnect: { type: 'boolean', default: false },
  ledger: { type: 'string' },
  help: { type: 'boolean', default: false },
} as const;

type Arguments = ReturnType<typeof parseArgs<{ options: typeof OPTIONS }>>['values'];

export async function flood(args: string[]): Promise<void> {
  const { values } = parseArgs({ args, options: OPTIONS });
  if (values.help) return console.log(USAGE);
  const devices = await findDevices(values);
  const sink = values.url ? undefined : await startSink();
  const target = values.url ? new URL(values.url) : { hostname: '127.0.0.1', port: String(sink?.port) };
  const stop = new AbortController();
  for (const signal of ['SIGTERM', 'SIGINT'] as const) process.once(signal, () => stop.abort());
  const result = await runFlood({
    host: target.hostname,
    port: Number(target.port || '1883'),
    devices,
    window: Number(values.window),
    ratePerSecond: Number(values.rate) || Infinity,
    durationMs: Number(values.seconds) * 1_000,
    drainMs: 10_000,
    firstSequence: Number(values['first-sequence']),
    reconnect: values.reconnect,
    signal: stop.signal,
    onOpened: tellParent,
  });
  if (values.ledger) await writeLedger(values.ledger, result.records);
  printFigures(result, devices.length);
  await sink?.close();
}

/** Whoever started this process with a channel is told that it floods; from then on SIGTERM ends it with a ledger. */
function tellParent(): void {
  process.send?.('flooding');
  if (process.connected) process.disconnect();
}

async function findDevices(values: Arguments): Promise<Device[]> {
  const count = Number(values.connections);
  if (values.devices) return JSON.parse(await readFile(values.devices, 'utf8')) as Device[];
  if (values.api) return registerDevices(await signIn(values.api, 'admin', values.password), values.prefix, count);
  const assetCodes = Array.from({ length: count }, (_, index) => `${values.prefix}-${index + 1}`);
  return assetCodes.map((assetCode) => ({ assetCode, clientId: assetCode }));
}

function printFigures(result: FloodResult, connections: number): void {
  const print = (figure: string, value: number, unit: string): void => printFigure('flood', figure, value, unit);
  print('connections', connections, '1');
  print('sent', result.sent, '1');
  print('acknowledged', result.acknowledged, '1');
  print('acknowledgedPerSecond', Math.round(result.acknowledgedPerSecond), '/s');
  print('samplesPerSecond', Math.round(result.acknowledgedPerSecond * METRICS_PER_MESSAGE), '/s');
  print('pubackP50', result.latencyMs.p50, 'ms');
  print('pubackP99', result.latencyMs.p99, 'ms');
  print('pubackMaximum', result.latencyMs.maximum, 'ms');
  const { user, system } = process.cpuUsage();
  print('generatorCpu', (user + system) / 1e6, 's');
  print('connectionsLost', result.connectionsLost, '1');
  print('unexpectedAcknowledgements', result.unexpectedAcknowledgements, '1');
  print('refusedConnections', result.refusals.length, '1');
}
