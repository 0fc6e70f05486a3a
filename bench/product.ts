import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { loadavg, tmpdir } from 'node:os';
import { join } from 'node:path';

import { printFigure } from './print-figure.ts';
import { listProcessTimes, readProportionalSet, type ProcessTime } from './process-times.ts';

const PASSWORD = 'bench-bench-bench';

type Settings = Readonly<Record<string, string>>;

/** The built product on a folder of its own, in a process of its own, ended and removed afterwards. */
export class Product {
  readonly password = PASSWORD;
  readonly #folder: string;
  readonly #settings: Settings;
  #child: ChildProcess;
  #addresses: { readonly http: string; readonly mqtt: string };

  private constructor(
    folder: string,
    settings: Settings,
    child: ChildProcess,
    addresses: { http: string; mqtt: string },
  ) {
    this.#folder = folder;
    this.#settings = settings;
    this.#child = child;
    this.#addresses = addresses;
  }

  /** @param settings beside the defaults of the embedded product */
  static async start(bench: string, settings: Settings = {}): Promise<Product> {
    printFigure(bench, 'machineLoadBefore', loadavg()[0]!, '1');
    const folder = await mkdtemp(join(tmpdir(), 'muster-bench-'));
    return new Product(folder, settings, ...(await launch(folder, settings)));
  }

  get http(): string {
    return this.#addresses.http;
  }

  get mqtt(): URL {
    return new URL(this.#addresses.mqtt);
  }

  /** As a power cut ends it: the whole process group at once. */
  async kill(): Promise<void> {
    const ended = once(this.#child, 'exit');
    process.kill(-this.#child.pid!, 'SIGKILL');
    await ended;
  }

  /** Starts it again on the same folder and the same MQTT port. */
  async startAgain(): Promise<void> {
    [this.#child, this.#addresses] = await launch(this.#folder, {
      ...this.#settings,
      MUSTER_MQTT_PORT: this.mqtt.port,
    });
  }

  /** User and system time so far of the process and of the database server that it started. */
  async cpuSeconds(): Promise<number> {
    return (await this.#processes()).reduce((sum, { seconds }) => sum + seconds, 0);
  }

  /** Memory of the same processes; what several share counts once in all of them together. */
  async proportionalSetBytes(): Promise<number> {
    const pids = (await this.#processes()).map(({ pid }) => pid);
    return (await Promise.all(pids.map(readProportionalSet))).reduce((sum, bytes) => sum + bytes, 0);
  }

  async #processes(): Promise<ProcessTime[]> {
    const processes = await listProcessTimes();
    const own = new Set([this.#child.pid!]);
    // Parents come before their children: process ids grow.
    for (const { pid, parent } of processes) if (own.has(parent)) own.add(pid);
    return processes.filter(({ pid }) => own.has(pid));
  }

  /** The value of one series of `/metrics`. */
  async readMetric(series: string): Promise<number> {
    const text = await (await fetch(`${this.http}/metrics`)).text();
    const line = text.split('\n').find((candidate) => candidate.startsWith(`${series} `));
    return line === undefined ? 0 : Number(line.slice(series.length + 1));
  }

  async dispose(): Promise<void> {
    const ended = once(this.#child, 'exit');
    this.#child.kill('SIGTERM');
    await ended;
    await rm(this.#folder, { recursive: true, force: true, maxRetries: 20, retryDelay: 250 });
  }
}

async function launch(folder: string, settings: Settings): Promise<[ChildProcess, { http: string; mqtt: string }]> {
  const child = spawn(
    process.execPath,
    ['--max-semi-space-size=64', '--enable-source-maps', 'dist/apps/muster/src/main.js'],
    {
      detached: true,
      stdio: ['ignore', 'pipe', 'inherit'],
      env: {
        ...process.env,
        MUSTER_DATA_DIR: folder,
        MUSTER_HTTP_PORT: '0',
        MUSTER_MQTT_PORT: '0',
        MUSTER_ADMIN_PASSWORD: PASSWORD,
        MUSTER_MQTT_MESSAGES_PER_SECOND: '0',
        MUSTER_LOG_LEVEL: 'error',
        ...settings,
      },
    },
  );
  await untilReady(child);
  const text = await readFile(join(folder, 'addresses.json'), 'utf8');
  return [child, JSON.parse(text) as { http: string; mqtt: string }];
}

async function untilReady(child: ChildProcess): Promise<void> {
  let output = '';
  for await (const chunk of child.stdout!) {
    output += String(chunk);
    if (output.includes('is ready')) break;
  }
  if (!output.includes('is ready')) throw new Error(`the product did not start (npm run build?):\n${output}`);
}
