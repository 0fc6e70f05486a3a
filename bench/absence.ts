import { parseArgs } from 'node:util';
import { setTimeout as sleep } from 'node:timers/promises';

import { post, registerDevices, signIn, type ApiAccess } from './flood/register-devices.ts';
import { runGenerator } from './ingest/run-generator.ts';
import { printFigure } from './print-figure.ts';
import { Product } from './product.ts';

const USAGE = `npm run bench -- absence [options]    Muster is away; who is called silent when it comes back?
  --minutes 10      how long it is away
  --devices 200     report once a minute before and after; one more never comes back`;

const OPTIONS = {
  minutes: { type: 'string', default: '10' },
  devices: { type: 'string', default: '200' },
  help: { type: 'boolean', default: false },
} as const;

const INTERVAL_SECONDS = 60;
/** Long enough for the one that stays away to be missed: three intervals. */
const AFTERWARDS_SECONDS = 4 * INTERVAL_SECONDS;

interface ListedAlarm {
  readonly assetCode: string;
  readonly operator: string | null;
}

export async function absence(args: string[]): Promise<void> {
  const { values } = parseArgs({ args, options: OPTIONS });
  if (values.help) return console.log(USAGE);
  const product = await Product.start('absence');
  try {
    const api = await signIn(product.http, 'admin', product.password);
    const count = Number(values.devices);
    await post(api, '/rules', { family: 'vehicle', operator: 'silent', severity: 'major' });
    const devices = await registerDevices(api, 'ABSENCE', count);
    const lost = await registerDevices(api, 'LOST', 1);
    const rate = (devices: number) => String(devices / INTERVAL_SECONDS);
    const before = { seconds: '75', window: '1', rate: rate(count + 1) };
    const running = runGenerator(product.mqtt, [...devices, ...lost], before);
    await running;
    await product.kill();
    await sleep(Number(values.minutes) * 60_000);
    await product.startAgain();
    await runGenerator(product.mqtt, devices, { seconds: String(AFTERWARDS_SECONDS), window: '1', rate: rate(count) });
    report(await listAlarms(await signIn(product.http, 'admin', product.password)), lost[0]!.assetCode);
  } finally {
    await product.dispose();
  }
}

function report(alarms: readonly ListedAlarm[], lost: string): void {
  const silent = alarms.filter(({ operator }) => operator === 'silent').map(({ assetCode }) => assetCode);
  printFigure('absence', 'silenceAlarmsOfThoseThatCameBack', silent.filter((code) => code !== lost).length, '1');
  printFigure('absence', 'silenceAlarmsOfTheOneThatDidNot', silent.filter((code) => code === lost).length, '1');
}

async function listAlarms({ url, token }: ApiAccess): Promise<readonly ListedAlarm[]> {
  const response = await fetch(`${url}/api/v1/alarms?limit=500`, { headers: { authorization: `Bearer ${token}` } });
  return ((await response.json()) as { items: ListedAlarm[] }).items;
}
