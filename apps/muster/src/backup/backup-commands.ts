import { readFile } from 'node:fs/promises';
import { findPackageJSON } from 'node:module';
import { resolve } from 'node:path';
import { Command } from 'commander';

import { parseSettings, type Settings } from '../settings/settings.ts';
import { makeBackup } from './make-backup.ts';
import type { Manifest } from './manifest.ts';
import { restoreBackup } from './restore-backup.ts';

export interface BackupEnvironment {
  readonly environment: Readonly<Record<string, string | undefined>>;
  /** Where the operator stood: npm runs scripts in the project's folder. */
  readonly callerFolder: string;
}

const tell = (step: string) => void process.stdout.write(`${step} …\n`);

export function backupCommand({ environment, callerFolder }: BackupEnvironment): Command {
  return new Command('backup')
    .description('copies the data folder (MUSTER_DATA_DIR) while Muster runs or stands, and opens the copy to prove it')
    .argument('<folder>', 'a folder that is not there yet, best on another disk')
    .action(async (folder: string) => {
      const settings: Settings = parseSettings(environment);
      const request = { settings, target: resolve(callerFolder, folder), version: await readVersion(), tell };
      const manifest = await makeBackup(request);
      process.stdout.write(`${describe(manifest)}\nBackup in ${request.target}\n`);
    });
}

export function restoreCommand({ environment, callerFolder }: BackupEnvironment): Command {
  return new Command('restore')
    .description(
      'puts a backup back as the data folder (MUSTER_DATA_DIR), and proves that it is equal to what was copied',
    )
    .argument('<folder>', 'what muster backup has made')
    .option('--put-aside', 'a data folder that is there gets another name; without this it is refused')
    .action(async (folder: string, { putAside = false }: { putAside?: boolean }) => {
      const target = parseSettings(environment).MUSTER_DATA_DIR;
      const backup = resolve(callerFolder, folder);
      const { manifest, formerFolder } = await restoreBackup({ backup, target, putAside, now: new Date(), tell });
      if (formerFolder) process.stdout.write(`The former data folder is ${formerFolder}\n`);
      process.stdout.write(`${describe(manifest)}\nEqual to what was copied at ${manifest.begunAt}: ${target}\n`);
    });
}

function describe({ contents: { database, history, log }, files }: Manifest): string {
  const bytes = files.reduce((sum, file) => sum + file.bytes, 0);
  const rows = Object.values(database?.tables ?? {}).reduce((sum, table) => sum + table.rows, 0);
  return [
    `${files.length} files, ${(bytes / 1_048_576).toFixed(1)} MiB`,
    ...(database
      ? [`PostgreSQL ${database.version}: ${rows} rows in ${Object.keys(database.tables).length} tables`]
      : []),
    ...(history ? [`history: ${history.readings} readings in ${history.series} series`] : []),
    ...(log ? [`log: from ${log.start} to ${log.end}`] : []),
  ].join('\n');
}

async function readVersion(): Promise<string> {
  const path = findPackageJSON('..', import.meta.url)!;
  return (JSON.parse(await readFile(path, 'utf8')) as { version: string }).version;
}
