import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import { Command } from 'commander';

import { OperatorError } from '../start/operator-error.ts';
import { parseReplayOptions } from './replay-options.ts';
import { replay } from './replay.ts';

/** What the command takes from its surroundings, read once where the program starts. */
export interface CommandEnvironment {
  readonly token?: string | undefined;
  readonly dataFolder: string;
  /** Where the operator stood: npm runs scripts in the project's folder. */
  readonly callerFolder: string;
}

const NOTES = `
Time: by default the first reading is now and the rest follows at recorded pace; --speed N divides the spacing of the
device's times as well, so that a page that watches sees fresh values. --speed max sends as fast as it is acknowledged, as
history that ends now. --start puts the first reading there and keeps the recorded spacing.

Signing in: --username and --password, else MUSTER_TOKEN, else the administrator of the data folder (MUSTER_DATA_DIR).`;

export function replayCommand(environment: CommandEnvironment): Command {
  return new Command('replay')
    .description('plays a recording of a real machine over MQTT, as one piece of equipment or as a fleet')
    .argument('<folder>', 'folder of a recording, such as ../shared/data/car-obd-gps')
    .requiredOption('--as <code>', 'asset code; it is registered when the register does not have it')
    .option('--recording <name>', 'which recording of the folder (default: the first)')
    .option('--speed <factor>', 'how much faster than recorded, or max (default: 1)')
    .option('--start <time>', 'device time of the first reading, RFC 3339 (default: now)')
    .option(
      '--at <latitude,longitude>',
      'moves the track so that its first fix is there; or where a piece without track stands',
    )
    .option('--copies <number>', 'plays CODE-1 to CODE-N, apart from each other in place and phase (default: 1)')
    .option('--loop', 'begins again at the end')
    .option('--duration <seconds>', 'ends after so long')
    .option('--batch <readings>', 'readings in one message (default: 1)')
    .option('--window <messages>', 'unacknowledged messages on the way, per piece (default: 256)')
    .option('--family <code>', 'family to register with (default: by recording)')
    .option('--host-unit <code>', 'organisation to register with (default: center)')
    .option(
      '--url <address>',
      'HTTP address of the server (default: that of the data folder, or http://127.0.0.1:3000)',
    )
    .option('--mqtt <address>', 'address of the broker (default: beside the server, port 1883)')
    .option('--username <name>', 'account to register with')
    .option('--password <password>', 'its password')
    .option('--dry-run', 'prints what would be sent and connects to nothing')
    .addHelpText('after', NOTES)
    .action((folder: string, typed: unknown) => run(folder, typed, environment));
}

async function run(folder: string, typed: unknown, environment: CommandEnvironment): Promise<void> {
  const options = parseReplayOptions(typed);
  const stop = new AbortController();
  const interrupt = () => {
    if (stop.signal.aborted) process.exit(130);
    stop.abort();
  };
  process.on('SIGINT', interrupt).on('SIGTERM', interrupt);
  const context = { ...environment, output: process.stdout, signal: stop.signal };
  const lost = await replay(findFolder(folder, environment.callerFolder), options, context);
  if (lost > 0) throw new OperatorError(`${lost} messages were not acknowledged.`);
}

function findFolder(folder: string, callerFolder: string): string {
  const fromCaller = resolve(callerFolder, folder);
  return existsSync(fromCaller) ? fromCaller : folder;
}
