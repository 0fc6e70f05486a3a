import { existsSync } from 'node:fs';

import { Command } from 'commander';

import { migrateCommand } from './migrate-command.ts';
import { OperatorError } from './operator-error.ts';
import { replayCommand } from './replay/replay-command.ts';
import { settingsSchema } from './settings.ts';

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
  .addCommand(migrateCommand({ databaseUrl: process.env['MUSTER_DATABASE_URL'] }));

try {
  await program.parseAsync();
} catch (error) {
  if (!(error instanceof OperatorError)) throw error;
  console.error(`muster: ${error.message}`);
  process.exitCode = 1;
}
