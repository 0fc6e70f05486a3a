import { existsSync, readFileSync } from 'node:fs';
import { parseEnv } from 'node:util';

import { Command } from 'commander';

import { backupCommand, restoreCommand } from '../backup/backup-commands.ts';
import { doctorCommand } from '../doctor/doctor-command.ts';
import { explainFailure } from '../start/explain-failure.ts';
import { exportCommand } from './export-command.ts';
import { migrateCommand } from './migrate-command.ts';
import { replayCommand } from '../replay/replay-command.ts';
import { settingsSchema } from '../settings/settings.ts';
import { verifyLedgerCommand } from '../verify-ledger/verify-ledger-command.ts';

const environment = { ...process.env };
const file = existsSync('.env') ? parseEnv(readFileSync('.env', 'utf8')) : {};
if (existsSync('.env')) process.loadEnvFile('.env');

const callerFolder = process.env['INIT_CWD'] ?? process.cwd();
const account = {
  token: process.env['MUSTER_TOKEN'] || undefined,
  dataFolder: settingsSchema.shape.MUSTER_DATA_DIR.parse(process.env['MUSTER_DATA_DIR'] || undefined),
  callerFolder,
};
const program = new Command('muster')
  .description("the operator's tool of Muster 集结")
  .showHelpAfterError()
  .addCommand(replayCommand(account))
  .addCommand(exportCommand(account))
  .addCommand(migrateCommand({ databaseUrl: process.env['MUSTER_DATABASE_URL'] }))
  .addCommand(doctorCommand({ environment, file }))
  .addCommand(backupCommand({ environment: process.env, callerFolder }))
  .addCommand(restoreCommand({ environment: process.env, callerFolder }))
  .addCommand(verifyLedgerCommand({ callerFolder }));

try {
  await program.parseAsync();
} catch (error) {
  console.error(explainFailure(error));
  process.exitCode = 1;
}
