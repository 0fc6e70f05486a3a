import { open, readdir } from 'node:fs/promises';
import { join } from 'node:path';

/** A file of the log. Its name is the position of its first byte, so that positions survive the removal of old files. */
export interface Segment {
  readonly base: number;
  readonly path: string;
}

const NAME = /^(\d{16})\.log$/;

export function segmentAt(folder: string, base: number): Segment {
  return { base, path: join(folder, `${String(base).padStart(16, '0')}.log`) };
}

/** The segments of a folder, oldest first. */
export async function listSegments(folder: string): Promise<Segment[]> {
  const names = await readdir(folder);
  return names
    .flatMap((name) => NAME.exec(name)?.[1] ?? [])
    .map((digits) => segmentAt(folder, Number(digits)))
    .sort((a, b) => a.base - b.base);
}

/** Makes new and removed names durable: a synced file whose name is lost is a lost file. */
export async function syncFolder(folder: string): Promise<void> {
  const handle = await open(folder, 'r');
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}
