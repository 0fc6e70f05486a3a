import { mkdir } from 'node:fs/promises';

import { claimFolder } from '#database/embedded/claim-folder';

import type { DataFolder } from '../settings/data-folder.ts';

/** One process writes a log; two would tear it. Answers what gives the folder back. */
export async function openLogFolder({ log }: DataFolder): Promise<() => Promise<void>> {
  await mkdir(log, { recursive: true, mode: 0o700 });
  return claimFolder(log);
}
