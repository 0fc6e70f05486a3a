import { createReadStream } from 'node:fs';
import { createInterface } from 'node:readline';
import type { Readable } from 'node:stream';
import { createGunzip } from 'node:zlib';

/** A file's bytes, unpacked when its name ends in `.gz`. */
export function openFile(path: string): Readable {
  const file = createReadStream(path);
  if (!path.endsWith('.gz')) return file;
  const unpacked = createGunzip();
  file.on('error', (error) => unpacked.destroy(error));
  return file.pipe(unpacked);
}

/** The lines of a file that hold anything. */
export async function* readLines(path: string): AsyncGenerator<string> {
  for await (const line of createInterface({ input: openFile(path), crlfDelay: Infinity })) {
    if (line.trim() !== '') yield line;
  }
}
