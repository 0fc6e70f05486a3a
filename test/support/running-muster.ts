import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

export const ADMIN = { username: 'admin', password: 'correct-horse-battery' } as const;

export interface StartOptions {
  /** Made and removed by the caller; without it each start gets a folder of its own. */
  readonly dataDir?: string;
  /** `main` is the product, `demo` the demonstration; the others are the parts of the product by themselves. */
  readonly program?: 'main' | 'demo' | 'gateway-main' | 'api-main';
  readonly env?: Readonly<Record<string, string>>;
  /** Put before the command, such as `['strace', '-f', '-o', file]`. */
  readonly wrapper?: readonly string[];
}

/** The product as its users run it: a process group of its own, on free ports. */
export class RunningMuster {
  readonly dataDir: string;
  readonly http: string;
  readonly mqtt: { readonly host: string; readonly port: number };
  /** From the start of the process to the line that says ready. */
  readonly readyMs: number;
  readonly #child: ChildProcess;

  private constructor(
    dataDir: string,
    child: ChildProcess,
    addresses: { http: string; mqtt?: string },
    readyMs: number,
  ) {
    this.dataDir = dataDir;
    this.#child = child;
    this.http = addresses.http;
    // An API by itself hears no device.
    const { hostname, port } = new URL(addresses.mqtt ?? 'mqtt://127.0.0.1:0');
    this.mqtt = { host: hostname, port: Number(port) };
    this.readyMs = readyMs;
  }

  static async start({ dataDir, program = 'main', env = {}, wrapper = [] }: StartOptions = {}): Promise<RunningMuster> {
    const folder = dataDir ?? (await newDataDir());
    // The options of `npm start`.
    const [command = process.execPath, ...args] = [
      ...wrapper,
      process.execPath,
      '--max-semi-space-size=32',
      `dist/apps/muster/src/${program}.js`,
    ];
    const startedAt = performance.now();
    const child = spawn(command, args, {
      detached: true,
      stdio: ['ignore', 'pipe', 'pipe'],
      env: { ...process.env, ...defaults(folder), ...env },
    });
    await untilReady(child);
    const addresses = JSON.parse(await readFile(join(folder, 'addresses.json'), 'utf8')) as {
      http: string;
      mqtt?: string;
    };
    return new RunningMuster(folder, child, addresses, performance.now() - startedAt);
  }

  get pid(): number {
    return this.#child.pid!;
  }

  /** SIGKILL to the whole process group, as a power cut would be for the programs in it. */
  async killGroup(): Promise<void> {
    const ended = this.#ended();
    process.kill(-this.pid, 'SIGKILL');
    await ended;
  }

  /** SIGTERM; resolves with the exit code. */
  async stop(): Promise<number | null> {
    const ended = this.#ended();
    this.#child.kill('SIGTERM');
    await ended;
    return this.#child.exitCode;
  }

  /** Ends what still runs and removes the data. */
  async dispose(): Promise<void> {
    if (this.#child.exitCode === null && this.#child.signalCode === null) await this.stop();
    await removeDataDir(this.dataDir);
  }

  async #ended(): Promise<void> {
    if (this.#child.exitCode === null && this.#child.signalCode === null) await once(this.#child, 'exit');
  }
}

export function newDataDir(): Promise<string> {
  return mkdtemp(join(tmpdir(), 'muster-data-'));
}

/** A killed PostgreSQL may still be letting go of its files. */
export async function removeDataDir(folder: string): Promise<void> {
  await rm(folder, { recursive: true, force: true, maxRetries: 20, retryDelay: 250 });
}

function defaults(dataDir: string): Record<string, string> {
  return {
    MUSTER_DATA_DIR: dataDir,
    MUSTER_HTTP_PORT: '0',
    MUSTER_MQTT_PORT: '0',
    MUSTER_ADMIN_PASSWORD: ADMIN.password,
    MUSTER_LOG_LEVEL: 'error',
  };
}

async function untilReady(child: ChildProcess): Promise<void> {
  let output = '';
  const ready = new Promise<void>((resolve, reject) => {
    const hear = (chunk: Buffer) => {
      output += chunk.toString();
      if (output.includes('is ready')) resolve();
    };
    child.stdout!.on('data', hear);
    child.stderr!.on('data', hear);
    child.once('error', reject);
    child.once('exit', (code) => reject(new Error(`Muster ended with ${code} before it was ready:\n${output}`)));
  });
  await ready;
}
