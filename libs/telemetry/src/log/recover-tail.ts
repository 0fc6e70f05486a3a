import { open, readFile, writeFile } from 'node:fs/promises';

import { DamagedLogError } from './damaged-log-error.ts';
import { readFrame } from './frame.ts';
import type { Segment } from './segment-files.ts';

export interface RecoveredTail {
  /** Bytes of the segment that are whole frames. */
  readonly length: number;
  /** Bytes behind them that no acknowledgement covers, kept beside the segment in a `.torn` file. */
  readonly tornBytes: number;
}

/**
 * Finds the end of the last segment after a crash. What follows the last whole frame was never synced as a group and
 * therefore never acknowledged; it is set aside, not thrown away, and the segment is cut there.
 *
 * @param applied position that a store already holds: a tear before it is damage, not an unfinished write
 */
export async function recoverTail(segment: Segment, applied: number): Promise<RecoveredTail> {
  const bytes = await readFile(segment.path);
  const length = lengthOfWholeFrames(bytes);
  if (length === bytes.length) return { length, tornBytes: 0 };
  if (segment.base + length < applied) throw new DamagedLogError(segment, segment.base + length);
  await writeFile(`${segment.path}.${length}.torn`, bytes.subarray(length));
  const handle = await open(segment.path, 'r+');
  try {
    await handle.truncate(length);
    await handle.sync();
  } finally {
    await handle.close();
  }
  return { length, tornBytes: bytes.length - length };
}

function lengthOfWholeFrames(bytes: Buffer): number {
  let offset = 0;
  for (;;) {
    const frame = readFrame(bytes, offset);
    if (frame.kind !== 'whole') return offset;
    offset = frame.end;
  }
}
