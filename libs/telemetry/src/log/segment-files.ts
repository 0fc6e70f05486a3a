import { open, readdir } from 'node:fs/promises';
import { join } from 'node:path';

/** A file of the log. Its name is the position of its first byte, so that positions survive the removal of old files. */
export interface Segment {
  readonly base: number;
  readonly path: string;
  /**
   * Where the segment before it ends, when that is not where this one begins: the log was restored from a copy that is
   * older than what a store holds. Nothing lies between.
   */
  readonly after?: number;
}

const NAME = /^(\d{16})(?:-after-(\d{16}))?\.log$/;

export function segmentAt(folder: string, base: number, after?: number): Segment {
  if (after === undefined || after === base) return { base, path: join(folder, `${digitsOf(base)}.log`) };
  return { base, after, path: join(folder, `${digitsOf(base)}-after-${digitsOf(after)}.log`) };
}

/** The segments of a folder, oldest first. */
export async function listSegments(folder: string): Promise<Segment[]> {
  const names = await readdir(folder);
  return names
    .flatMap((name) => {
      const [, base, after] = NAME.exec(name) ?? [];
      return base === undefined ? [] : segmentAt(folder, Number(base), after === undefined ? after : Number(after));
    })
    .sort((a, b) => a.base - b.base);
}

function digitsOf(position: number): string {
  return String(position).padStart(16, '0');
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
