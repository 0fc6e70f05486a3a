import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { copyFile, constants, mkdir, open, readdir, stat } from 'node:fs/promises';
import { dirname, join, relative } from 'node:path';

import type { ManifestFile } from './manifest.ts';

/** Paths of all files below a folder, in order; none where it is not there. */
export async function listFiles(folder: string): Promise<string[]> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true }).catch(
    (error: NodeJS.ErrnoException) => {
      if (error.code === 'ENOENT') return [];
      throw error;
    },
  );
  const files = entries.filter((entry) => entry.isFile());
  return files.map((entry) => relative(folder, join(entry.parentPath, entry.name))).sort();
}

/** Copies what the target does not have yet. A file that goes away meanwhile was on its way out. */
export async function copyMissing(folder: string, target: string, keep: (path: string) => boolean): Promise<void> {
  const there = new Set(await listFiles(target));
  for (const path of await listFiles(folder)) {
    if (!keep(path) || there.has(path)) continue;
    await mkdir(dirname(join(target, path)), { recursive: true, mode: 0o700 });
    await copyFile(join(folder, path), join(target, path), constants.COPYFILE_FICLONE).catch(
      (error: NodeJS.ErrnoException) => {
        if (error.code !== 'ENOENT') throw error;
      },
    );
  }
}

/** Every file below a folder, made durable and hashed. */
export async function describeFiles(folder: string): Promise<ManifestFile[]> {
  const described: ManifestFile[] = [];
  for (const path of await listFiles(folder)) {
    await makeDurable(join(folder, path));
    const { size, mode } = await stat(join(folder, path));
    described.push({ path, bytes: size, mode: mode & 0o777, sha256: await hashFile(join(folder, path)) });
  }
  return described;
}

export async function hashFile(path: string): Promise<string> {
  const hash = createHash('sha256');
  for await (const chunk of createReadStream(path)) hash.update(chunk as Buffer);
  return hash.digest('hex');
}

async function makeDurable(path: string): Promise<void> {
  const file = await open(path, 'r');
  try {
    await file.sync();
  } finally {
    await file.close();
  }
}
