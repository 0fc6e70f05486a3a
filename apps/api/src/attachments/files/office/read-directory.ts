import type { FileHandle } from 'node:fs/promises';

import { Problem } from '#custody/problem';

const MOST_ENTRIES = 5_000;
const MOST_DIRECTORY_BYTES = 2 * 1_048_576;

/** APPNOTE 4.3: signatures and fixed lengths. */
const END = { signature: 0x06054b50, length: 22, longestComment: 65_535 };
export const LOCAL_LENGTH = 30;
const CENTRAL = { signature: 0x02014b50, length: 46 };

export interface ZipEntry {
  readonly name: string;
  readonly nameBytes: number;
  readonly flags: number;
  readonly method: number;
  readonly packedBytes: number;
  readonly unpackedBytes: number;
  /** Where its local header begins. */
  readonly offset: number;
}

/** The directory of an archive, as it stands at its end. Archives beyond 4 GiB (ZIP64) are none of ours. */
export async function readDirectory(file: FileHandle, bytes: number): Promise<ZipEntry[]> {
  const tailLength = Math.min(bytes, END.length + END.longestComment);
  const tail = await readExactly(file, bytes - tailLength, tailLength);
  const end = findEnd(tail);
  const [count, length, offset] = [
    tail.readUInt16LE(end + 10),
    tail.readUInt32LE(end + 12),
    tail.readUInt32LE(end + 16),
  ];
  if (count > MOST_ENTRIES || length > MOST_DIRECTORY_BYTES) throw malformed('has too many parts');
  const directory = await readExactly(file, offset, length);
  const entries: ZipEntry[] = [];
  for (let at = 0; entries.length < count;) {
    if (at + CENTRAL.length > length || directory.readUInt32LE(at) !== CENTRAL.signature) throw malformed('is damaged');
    const [nameLength, more] = [directory.readUInt16LE(at + 28), directory.readUInt16LE(at + 30)];
    entries.push({
      nameBytes: nameLength,
      flags: directory.readUInt16LE(at + 8),
      method: directory.readUInt16LE(at + 10),
      packedBytes: directory.readUInt32LE(at + 20),
      unpackedBytes: directory.readUInt32LE(at + 24),
      offset: directory.readUInt32LE(at + 42),
      name: directory.toString('utf8', at + CENTRAL.length, at + CENTRAL.length + nameLength),
    });
    at += CENTRAL.length + nameLength + more + directory.readUInt16LE(at + 32);
  }
  requireApart(entries, offset);
  return entries;
}

/** Parts that lie over each other are unpacked again and again: a small file would be much work. */
function requireApart(entries: readonly ZipEntry[], directoryOffset: number): void {
  let free = 0;
  for (const { offset, packedBytes, nameBytes } of entries.toSorted((one, other) => one.offset - other.offset)) {
    if (offset < free) throw malformed('has parts that overlap');
    free = offset + LOCAL_LENGTH + nameBytes + packedBytes;
  }
  if (free > directoryOffset) throw malformed('has parts that overlap');
}

function findEnd(tail: Buffer): number {
  for (let at = tail.length - END.length; at >= 0; at--)
    if (tail.readUInt32LE(at) === END.signature && at + END.length + tail.readUInt16LE(at + 20) === tail.length)
      return at;
  throw malformed('is cut off');
}

export async function readExactly(file: FileHandle, position: number, length: number): Promise<Buffer> {
  const buffer = Buffer.alloc(length);
  const { bytesRead } = await file.read(buffer, 0, length, position);
  if (bytesRead !== length) throw malformed('is damaged');
  return buffer;
}

export function malformed(what: string): Problem {
  return new Problem('file-type-refused', `the archive ${what}`);
}
