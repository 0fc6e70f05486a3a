import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { loadavg, tmpdir } from 'node:os';
import { join } from 'node:path';

import { printFigure } from './print-figure.ts';
import { listProcessTimes } from './process-times.ts';

const PASSWORD = 'bench-bench-bench';

/** The built product on a folder of its own, in a process of its own, ended and removed afterwards. */
export class Product {
  readonly http: string;
  readonly mqtt: URL;
  readonly password = PASSWORD;
  readonly #child: ChildProcess;
  readonly #folder: string;

  private constructor(folder: string, child: ChildProcess, addresses: { http: string; mqtt: string }) {
    this.#folder = folder;
    this.#child = child;
    this.http = addresses.http;
    this.mqtt = new URL(addresses.mqtt);
  }

  static async start(bench: string): Promise<Product> {
    printFigure(bench, 'machineLoadBefore', loadavg()[0]!, '1');
    const folder = await mkdtemp(join(tmpdir(), 'muster-bench-'));
    const child = spawn(process.execPath, ['--enable-source-maps', 'dist/apps/muster/src/main.js'], {
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
      },
    });
    await untilReady(child);
    const addresses = JSON.parse(await readFile(join(folder, 'addresses.json'), 'utf8')) as Record<
      'http' | 'mqtt',
      string
    >;
    return new Product(folder, child, addresses);
  }

  /** User and system time so far of the process and of the database server that it started. */
  async cpuSeconds(): Promise<number> {
    const processes = await listProcessTimes();
    const own = new Set([this.#child.pid!]);
    // Parents come before their children: process ids grow.
    for (const { pid, parent } of processes) if (own.has(parent)) own.add(pid);
    return processes.filter(({ pid }) => own.has(pid)).reduce((sum, { seconds }) => sum + seconds, 0);
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

async function untilReady(child: ChildProcess): Promise<void> {
  let output = '';
  for await (const chunk of child.stdout!) {
    output += String(chunk);
    if (output.includes('is ready')) break;
  }
  if (!output.includes('is ready')) throw new Error(`the product did not start (npm run build?):\n${output}`);
}
