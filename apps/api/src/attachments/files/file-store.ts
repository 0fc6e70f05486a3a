import { createHash, randomUUID } from 'node:crypto';
import { access, mkdir, open, readdir, rename, rm, stat, statfs, type FileHandle } from 'node:fs/promises';
import { join } from 'node:path';

import { Problem } from '#custody/problem';

const LEFT_FREE_BYTES = 1_073_741_824;
const HASH = /^[0-9a-f]{64}$/;

/** Content on its way in: a folder of its own, which goes with whatever is left in it. */
export interface Incoming {
  /** A new file in it, to be written and synced by the caller. */
  create(name: string): Promise<FileHandle>;
  pathOf(name: string): string;
  remove(): Promise<void>;
}

/** Files under the hash of their content, in 256 folders. A file is there whole or not at all. */
export class FileStore {
  constructor(private readonly folder: string) {}

  /** The log of what devices report is on the same disk as a rule, and must never find it full. */
  async requireRoom(bytes: number): Promise<void> {
    await mkdir(this.folder, { recursive: true, mode: 0o700 });
    const { bavail, bsize } = await statfs(this.folder);
    if (bavail * bsize - bytes < LEFT_FREE_BYTES)
      throw new Problem(
        'storage-full',
        'the disk of the server is nearly full: no files are taken until there is room',
      );
  }

  async receive(): Promise<Incoming> {
    const folder = join(this.folder, 'incoming', randomUUID());
    await mkdir(folder, { recursive: true, mode: 0o700 });
    const pathOf = (name: string) => join(folder, name);
    return {
      create: (name) => open(pathOf(name), 'wx+', 0o600),
      pathOf,
      remove: () => rm(folder, { recursive: true, force: true }),
    };
  }

  /** Moves a synced file to its place for good. Done again, it changes nothing. */
  async place(path: string, hash: string): Promise<void> {
    const folder = join(this.folder, hash.slice(0, 2));
    await mkdir(folder, { recursive: true, mode: 0o700 });
    await rename(path, join(folder, hash)).catch(async (error: unknown) => {
      if (!isMissing(error)) throw error;
      await access(join(folder, hash));
    });
    await syncFolder(folder);
    await syncFolder(this.folder);
  }

  open(hash: Buffer): Promise<FileHandle> {
    const name = hash.toString('hex');
    return open(join(this.folder, name.slice(0, 2), name), 'r');
  }

  /** Asks of every file, a folder at a time, whether it may go; removes those that are older than `before` as well. */
  async sweep(
    before: Date,
    choose: (hashes: readonly string[], discard: (hash: string) => Promise<void>) => Promise<void>,
  ): Promise<void> {
    for (const name of await list(this.folder)) {
      if (!/^[0-9a-f]{2}$/.test(name)) continue;
      const folder = join(this.folder, name);
      const hashes = (await list(folder)).filter((hash) => HASH.test(hash));
      await choose(hashes, (hash) => removeOld(join(folder, hash), before));
    }
    const incoming = join(this.folder, 'incoming');
    for (const left of await list(incoming)) await removeOld(join(incoming, left), before);
  }
}

export function sha256Of(content: Buffer): Buffer {
  return createHash('sha256').update(content).digest();
}

async function removeOld(path: string, before: Date): Promise<void> {
  const { mtimeMs } = await stat(path).catch(() => ({ mtimeMs: Infinity }));
  if (mtimeMs < before.getTime()) await rm(path, { recursive: true, force: true });
}

async function list(folder: string): Promise<string[]> {
  return readdir(folder).catch((error: unknown) => {
    if (isMissing(error)) return [];
    throw error;
  });
}

/** A rename is on the disk once the folder is. */
async function syncFolder(folder: string): Promise<void> {
  const handle = await open(folder, 'r');
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}

function isMissing(error: unknown): boolean {
  return (error as NodeJS.ErrnoException).code === 'ENOENT';
}
