import type { FileHandle } from 'node:fs/promises';
import { Writable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { createInflateRaw } from 'node:zlib';

import { Problem } from '#custody/problem';

import { LOCAL_LENGTH, malformed, readExactly, type ZipEntry } from './read-directory.ts';

const LOCAL_SIGNATURE = 0x04034b50;
const STORED = 0;
const DEFLATED = 8;

/** Unpacks an entry to nowhere: it must be no larger than it says. */
export async function countUnpacked(file: FileHandle, entry: ZipEntry): Promise<void> {
  const header = await readExactly(file, entry.offset, LOCAL_LENGTH);
  if (header.readUInt32LE(0) !== LOCAL_SIGNATURE) throw malformed('is damaged');
  const start = entry.offset + LOCAL_LENGTH + header.readUInt16LE(26) + header.readUInt16LE(28);
  const packed = await readExactly(file, start, entry.packedBytes);
  if (entry.method === STORED && entry.packedBytes === entry.unpackedBytes) return;
  if (entry.method !== DEFLATED) throw malformed('is packed in an unusual way');
  await pipeline([packed], createInflateRaw(), atMost(entry.unpackedBytes)).catch((error: unknown) => {
    throw error instanceof Problem ? error : malformed('is damaged');
  });
}

function atMost(limit: number): Writable {
  let count = 0;
  return new Writable({
    write(chunk: Buffer, _encoding, done) {
      count += chunk.length;
      done(count > limit ? malformed('unpacks to more than it says') : null);
    },
  });
}
