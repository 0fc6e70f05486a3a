import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';

import type { DataFolder } from '../settings/data-folder.ts';

const lastBackup = z.object({ at: z.iso.datetime(), folder: z.string() });
export type LastBackup = z.output<typeof lastBackup>;

const pathIn = ({ root }: Pick<DataFolder, 'root'>) => join(root, 'last-backup.json');

/** What the doctor knows of backups: each leaves a note in the data folder that it is a copy of. */
export async function readLastBackup(folder: Pick<DataFolder, 'root'>): Promise<LastBackup | undefined> {
  try {
    return lastBackup.parse(JSON.parse(await readFile(pathIn(folder), 'utf8')));
  } catch {
    return undefined;
  }
}

export function noteLastBackup(folder: Pick<DataFolder, 'root'>, last: LastBackup): Promise<void> {
  return writeFile(pathIn(folder), `${JSON.stringify(last)}\n`, { mode: 0o600 });
}
