import { existsSync } from 'node:fs';

import type { Logger } from 'pino';

import { createLogger } from './create-logger.ts';
import { explainFailure } from './explain-failure.ts';
import { parseSettings, type Settings } from '../settings/settings.ts';
import { stopOnSignal } from './stop-on-signal.ts';

interface Program {
  close(): Promise<void>;
}

/** Starts what the environment describes, prints its addresses, the last line says ready, and stops it on a signal. */
export async function runProgram<Running extends Program>(
  name: string,
  start: (settings: Settings, logger: Logger) => Promise<Running>,
  describe: (running: Running) => readonly string[],
): Promise<void> {
  try {
    if (existsSync('.env')) process.loadEnvFile('.env');
    const settings = parseSettings(process.env);
    const startedAt = performance.now();
    const running = await start(settings, createLogger(settings));
    for (const line of describe(running)) console.log(line);
    console.log(`${name} is ready (${((performance.now() - startedAt) / 1_000).toFixed(1)} s)`);
    stopOnSignal(running);
  } catch (error) {
    console.error(explainFailure(error));
    process.exit(1);
  }
}
