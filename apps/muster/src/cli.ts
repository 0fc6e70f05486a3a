import { existsSync, readFileSync } from 'node:fs';
import { parseEnv } from 'node:util';

import { Command } from 'commander';

import { doctorCommand } from './doctor/doctor-command.ts';
import { OperatorError } from './operator-error.ts';
import { replayCommand } from './replay/replay-command.ts';
import { settingsSchema } from './settings.ts';

const environment = { ...process.env };
const file = existsSync('.env') ? parseEnv(readFileSync('.env', 'utf8')) : {};
if (existsSync('.env')) process.loadEnvFile('.env');

const program = new Command('muster')
  .description("the operator's tool of Muster 集结")
  .showHelpAfterError()
  .addCommand(
    replayCommand({
      token: process.env['MUSTER_TOKEN'] || undefined,
      dataFolder: settingsSchema.shape.MUSTER_DATA_DIR.parse(process.env['MUSTER_DATA_DIR'] || undefined),
      callerFolder: process.env['INIT_CWD'] ?? process.cwd(),
    }),
  )
  .addCommand(doctorCommand({ environment, file }));

try {
  await program.parseAsync();
} catch (error) {
  if (!(error instanceof OperatorError)) throw error;
  console.error(`muster: ${error.message}`);
  process.exitCode = 1;
}
