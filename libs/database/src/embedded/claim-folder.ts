import { chmod, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';

const SQLITE_BUSY = 5;

export class FolderInUseError extends Error {
  constructor(folder: string, pid: string | undefined) {
    const owner = pid === undefined ? 'another process' : `process ${pid}`;
    super(`the data folder ${folder} is in use by ${owner}: stop that one first, or choose another folder`);
    this.name = 'FolderInUseError';
  }
}

/**
 * One process owns a folder. Returns what gives it back. The claim is a lock of the kernel's, which dies with its
 * process: it can neither be raced nor left behind. Node itself takes such locks only by way of SQLite.
 */
export async function claimFolder(folder: string): Promise<() => Promise<void>> {
  const [owner, file] = [join(folder, 'owner.pid'), join(folder, 'owner.lock')];
  const release = lock(file);
  if (!release) throw new FolderInUseError(folder, await readPid(owner));
  await chmod(file, 0o600);
  // For people and for the message above; it claims nothing.
  await writeFile(owner, `${process.pid}\n`, { mode: 0o600 });
  return async () => {
    await rm(owner, { force: true });
    release();
  };
}

/** What unlocks the file again, or undefined while somebody else has it locked. */
function lock(path: string): (() => void) | undefined {
  const file = new DatabaseSync(path, { timeout: 0 });
  try {
    file.exec('begin exclusive');
    return () => file.close();
  } catch (error) {
    file.close();
    if ((error as { errcode?: number }).errcode === SQLITE_BUSY) return undefined;
    throw error;
  }
}

async function readPid(path: string): Promise<string | undefined> {
  const text = await readFile(path, 'utf8').catch(() => '');
  return /^\d+/.exec(text)?.[0];
}
