import { existsSync } from 'node:fs';
import { loadavg } from 'node:os';
import { setTimeout as sleep } from 'node:timers/promises';
import { parseArgs } from 'node:util';

import { readCounter } from '../test/support/counters.ts';
import { Haproxy } from '../test/support/haproxy.ts';
import { PartsApart, realServers } from '../test/support/parts-apart.ts';
import { ADMIN, type RunningMuster } from '../test/support/running-muster.ts';
import { countAcknowledged, type DeviceRecord } from './flood/device-window.ts';
import { registerDevices, signIn, type ApiAccess } from './flood/register-devices.ts';
import { countReadable } from './ingest/count-readable.ts';
import { countAlarms, countCrossings, createRules } from './ingest/rules.ts';
import { runGenerator } from './ingest/run-generator.ts';
import { printFigure } from './print-figure.ts';

const USAGE = `npm run bench -- gateways [options]    two gateways beside one, in turns, one generator, behind HAProxy
  --seconds 20      of each flood
  --warm-up 15      seconds of a flood before it that does not count: a second process compiles its code once more
  --rounds 3        of both; the median ratio counts
  --rules 5         of the family
PostgreSQL and InfluxDB are found by ${realServers.name}, …_INFLUX_ORG, …_TOKEN.`;

const OPTIONS = {
  seconds: { type: 'string', default: '20' },
  'warm-up': { type: 'string', default: '15' },
  rounds: { type: 'string', default: '3' },
  rules: { type: 'string', default: '5' },
  help: { type: 'boolean', default: false },
} as const;

const HAPROXY = '/usr/sbin/haproxy';
const DEVICES = 100;
const VISIBLE_WITHIN_MS = 600_000;
/** As `npm run start:gateway` starts it, and without a limit for one device. */
const ENVIRONMENT = {
  NODE_OPTIONS: '--max-semi-space-size=32 --enable-source-maps',
  MUSTER_MQTT_MESSAGES_PER_SECOND: '0',
};

/** Messages a second from the first that is sent until every store has applied the last that was acknowledged. */
export async function gateways(args: string[]): Promise<void> {
  const { values } = parseArgs({ args, options: OPTIONS });
  if (values.help) return console.log(USAGE);
  if (!realServers.present) throw new Error(`The servers are not there: ${realServers.name} are not set`);
  if (!existsSync(HAPROXY)) throw new Error(`There is no ${HAPROXY}`);
  const ratios: number[] = [];
  for (let round = 1; round <= Number(values.rounds); round += 1) {
    const rates = new Map<number, number>();
    for (const count of round % 2 === 1 ? [1, 2] : [2, 1]) {
      rates.set(count, await measure(count, { ...values, warmUp: values['warm-up'] }));
      printFigure('gateways', `of${count}VisiblePerSecond`, Math.round(rates.get(count)!), '/s');
    }
    ratios.push(rates.get(2)! / rates.get(1)!);
  }
  ratios.sort((a, b) => a - b);
  printFigure('gateways', 'twoToOneMedianRatio', ratios[ratios.length >> 1]!, '1');
}

interface Course {
  readonly seconds: string;
  readonly warmUp: string;
  readonly rules: string;
}

async function measure(count: number, { seconds, warmUp, rules }: Course): Promise<number> {
  printFigure('gateways', 'machineLoadBefore', loadavg()[0]!, '1');
  const parts = await PartsApart.open();
  let haproxy: Haproxy | undefined;
  try {
    const api = await parts.startApi('api');
    const names = Array.from({ length: count }, (_, index) => `gateway-${index + 1}`);
    const started = await Promise.all(
      names.map((name) => parts.startGateway(name, { env: ENVIRONMENT, isDirect: true })),
    );
    const running = started.map(({ muster }) => muster);
    haproxy = await Haproxy.start(
      HAPROXY,
      running.map(({ mqtt }) => mqtt),
    );
    const access = await signIn(api.http, ADMIN.username, ADMIN.password);
    const devices = await registerDevices(access, 'GATEWAYS', DEVICES);
    await createRules(access, Number(rules));
    const { host, port } = haproxy.address;
    const balancer = new URL(`mqtt://${host}:${port}`);
    const flood = { window: '20', rate: '0' };
    if (Number(warmUp) > 0) {
      await runGenerator(balancer, await registerDevices(access, 'WARM-UP', DEVICES), { ...flood, seconds: warmUp });
      await untilApplied(running);
    }
    const raisedBefore = (await countAlarms(access)).raised;
    const startedAt = performance.now();
    const records = await runGenerator(balancer, devices, { ...flood, seconds });
    await untilApplied(running);
    const acknowledged = records.reduce((sum, record) => sum + countAcknowledged(record), 0);
    const rate = acknowledged / ((performance.now() - startedAt) / 1_000);
    await reportCounts(count, access, records);
    printFigure('gateways', `of${count}AlarmsRaised`, (await countAlarms(access)).raised - raisedBefore, '1');
    return rate;
  } finally {
    haproxy?.stop();
    await parts.close();
  }
}

async function untilApplied(running: readonly RunningMuster[]): Promise<void> {
  const startedAt = performance.now();
  const lagOf = async (muster: RunningMuster) =>
    (await readCounter(muster, 'muster_feed_lag_bytes{feed="telemetry"}')) +
    (await readCounter(muster, 'muster_feed_lag_bytes{feed="state"}'));
  while ((await Promise.all(running.map(lagOf))).some((lag) => lag > 0)) {
    if (performance.now() - startedAt > VISIBLE_WITHIN_MS) throw new Error('the logs are not applied');
    await sleep(100);
  }
}

/** Each device by itself, so that what is there twice of one does not make up for what is lost of another. */
async function reportCounts(count: number, api: ApiAccess, records: readonly DeviceRecord[]): Promise<void> {
  let [lost, twice] = [0, 0];
  for (const record of records) {
    const readable = await countReadable(api, [record]);
    lost += Math.max(0, countAcknowledged(record) - readable);
    twice += Math.max(0, readable - (record.sentBelow - record.firstSequence));
  }
  printFigure('gateways', `of${count}Lost`, lost, '1');
  printFigure('gateways', `of${count}Twice`, twice, '1');
  printFigure('gateways', `of${count}Crossings`, countCrossings(records), '1');
}
