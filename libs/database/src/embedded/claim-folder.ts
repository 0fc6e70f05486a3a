import { readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

import { isAlive, processBirth } from './processes.ts';

interface Claim {
  readonly pid: number;
  readonly birth?: string | undefined;
}

export class FolderInUseError extends Error {
  constructor(folder: string, pid: number) {
    super(`the data folder ${folder} is in use by process ${pid}: stop that one first, or choose another folder`);
    this.name = 'FolderInUseError';
  }
}

/** One process owns a folder. A claim whose process has ended counts for nothing. Returns what gives it back. */
export async function claimFolder(folder: string): Promise<() => Promise<void>> {
  const file = join(folder, 'owner.json');
  const claim: Claim = { pid: process.pid, birth: await processBirth(process.pid) };
  for (;;) {
    try {
      await writeFile(file, JSON.stringify(claim), { flag: 'wx', mode: 0o600 });
      return () => rm(file, { force: true });
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
    }
    const holder = await readClaim(file);
    if (holder && (await stillHolds(holder))) throw new FolderInUseError(folder, holder.pid);
    await rm(file, { force: true });
  }
}

async function stillHolds({ pid, birth }: Claim): Promise<boolean> {
  if (!(await isAlive(pid))) return false;
  return birth === undefined || birth === (await processBirth(pid));
}

async function readClaim(file: string): Promise<Claim | undefined> {
  try {
    return JSON.parse(await readFile(file, 'utf8')) as Claim;
  } catch {
    return undefined;
  }
}
