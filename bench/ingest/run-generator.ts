import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import type { Device } from '../flood/device-connection.ts';
import type { DeviceRecord } from '../flood/device-window.ts';
import { readLedger } from '../flood/ledger.ts';

export interface Pace {
  readonly seconds: string;
  readonly window: string;
  /** Messages a second over all devices; 0 = as fast as the windows allow. */
  readonly rate: string;
}

const LOADER = ['-C', 'source', '--import', '@swc-node/register/esm-register', 'bench/main.ts', 'flood'];

/** Runs the load generator in a process of its own, which prints its figures, and answers what was acknowledged. */
export async function runGenerator(mqtt: URL, devices: readonly Device[], pace: Pace): Promise<DeviceRecord[]> {
  const folder = await mkdtemp(join(tmpdir(), 'muster-generator-'));
  try {
    const [list, ledger] = [join(folder, 'devices.json'), join(folder, 'ledger.json')];
    await writeFile(list, JSON.stringify(devices), { mode: 0o600 });
    const target = ['--url', mqtt.href, '--devices', list, '--ledger', ledger];
    const options = ['--seconds', pace.seconds, '--window', pace.window, '--rate', pace.rate];
    const child = spawn(process.execPath, [...LOADER, ...target, ...options], {
      stdio: ['ignore', 'inherit', 'inherit'],
    });
    const [code] = (await once(child, 'exit')) as [number | null];
    if (code !== 0) throw new Error(`the load generator ended with ${code}`);
    return await readLedger(ledger);
  } finally {
    await rm(folder, { recursive: true });
  }
}
