import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import type { Device } from '../../bench/flood/device-connection.ts';
import type { DeviceRecord } from '../../bench/flood/device-window.ts';
import { readLedger } from '../../bench/flood/ledger.ts';

const LOADER = ['-C', 'source', '--import', '@swc-node/register/esm-register', 'bench/main.ts'];
const LONGER_THAN_ANY_TEST_SECONDS = 3_600;

export interface FloodProcessOptions {
  readonly mqtt: { readonly host: string; readonly port: number };
  readonly devices: readonly Device[];
  /** Messages a second over all devices. */
  readonly rate: number;
  readonly window?: number;
}

/** The load generator in a process of its own: what it saw acknowledged does not depend on what the test kills. */
export class FloodProcess {
  readonly #folder: string;
  readonly #child: ChildProcess;

  private constructor(folder: string, child: ChildProcess) {
    this.#folder = folder;
    this.#child = child;
  }

  /** Resolves once it floods. */
  static async start({ mqtt, devices, rate, window = 20 }: FloodProcessOptions): Promise<FloodProcess> {
    const folder = await mkdtemp(join(tmpdir(), 'muster-flood-'));
    await writeFile(join(folder, 'devices.json'), JSON.stringify(devices), { mode: 0o600 });
    const options = [
      '--url',
      `mqtt://${mqtt.host}:${mqtt.port}`,
      '--devices',
      join(folder, 'devices.json'),
      '--reconnect',
    ];
    const pace = [
      '--rate',
      String(rate),
      '--window',
      String(window),
      '--seconds',
      String(LONGER_THAN_ANY_TEST_SECONDS),
    ];
    const args = [...LOADER, 'flood', ...options, ...pace, '--ledger', join(folder, 'ledger.json')];
    const child = spawn(process.execPath, args, { stdio: ['ignore', 'ignore', 'inherit', 'ipc'] });
    await Promise.race([once(child, 'message'), once(child, 'exit')]);
    return new FloodProcess(folder, child);
  }

  /** Ends the flood, lets the last acknowledgements come, and answers what was sent and acknowledged. */
  async stop(): Promise<DeviceRecord[]> {
    const ended = once(this.#child, 'exit');
    this.#child.kill('SIGTERM');
    await ended;
    const records = await readLedger(join(this.#folder, 'ledger.json'));
    await rm(this.#folder, { recursive: true });
    return records;
  }

  /** Ends the process if a failed test left it running. */
  kill(): void {
    this.#child.kill('SIGKILL');
  }
}
