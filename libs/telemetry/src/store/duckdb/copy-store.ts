import { copyFile, link, mkdir, rm } from 'node:fs/promises';
import { join } from 'node:path';

import type { DuckDBInstance } from '@duckdb/node-api';

import { fileOf, HOT_LEVEL, MAIN_FILE, type Part } from './parts.ts';

/**
 * Copies a store whose main file nobody writes meanwhile into a new folder. The main file is copied by DuckDB itself: to
 * open and close it beside the owner would let go of the owner's lock. Sealed parts are never written again and become
 * further names of the same files.
 */
export async function copyStore(
  instance: DuckDBInstance,
  folder: string,
  parts: readonly Part[],
  target: string,
): Promise<void> {
  await mkdir(target, { recursive: true, mode: 0o700 });
  const main = join(target, MAIN_FILE);
  await rm(main, { force: true });
  const connection = await instance.connect();
  try {
    await connection.run(`ATTACH '${main.replaceAll("'", "''")}' AS copy`);
    await connection.run(`COPY FROM DATABASE ${databaseName(MAIN_FILE)} TO copy`);
    await connection.run('CHECKPOINT copy');
  } finally {
    await connection.run('DETACH copy').catch(() => undefined);
    connection.closeSync();
  }
  const sealed = parts.filter(({ level }) => level !== HOT_LEVEL);
  await Promise.all(sealed.map((part) => linkOrCopy(fileOf(folder, part), fileOf(target, part))));
}

/** DuckDB calls a database by the name of its file. */
function databaseName(file: string): string {
  return file.slice(0, file.indexOf('.'));
}

async function linkOrCopy(from: string, to: string): Promise<void> {
  await link(from, to).catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'EXDEV' || error.code === 'EPERM' || error.code === 'ENOTSUP') return copyFile(from, to);
    throw error;
  });
}
