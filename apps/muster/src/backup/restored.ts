import { readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';

import { recordRestore } from '#custody/ledger/record-restore';
import type { DatabaseConnection } from '#database/connection';

import type { DataFolder } from '../settings/data-folder.ts';

const restored = z.object({ backupAt: z.iso.datetime(), restoredAt: z.iso.datetime() });

const pathIn = ({ root }: Pick<DataFolder, 'root'>) => join(root, 'restored.json');

/** A restored data folder says so until its next start has written it into the ledger. */
export function noteRestored(folder: Pick<DataFolder, 'root'>, note: z.output<typeof restored>): Promise<void> {
  return writeFile(pathIn(folder), `${JSON.stringify(note)}\n`, { mode: 0o600, flush: true });
}

export async function recordRestored(folder: Pick<DataFolder, 'root'>, { db }: DatabaseConnection): Promise<void> {
  const text = await readFile(pathIn(folder), 'utf8').catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return undefined;
    throw error;
  });
  if (text === undefined) return;
  await recordRestore(db, restored.parse(JSON.parse(text)), new Date());
  await rm(pathIn(folder));
}
