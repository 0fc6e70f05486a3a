import { rm, stat } from 'node:fs/promises';

import { recoverTail } from './recover-tail.ts';
import { listSegments } from './segment-files.ts';

export interface LogExtent {
  readonly start: number;
  /** Behind the last whole record. */
  readonly end: number;
}

/** A copy of a log that has a hole, or ends before what the stores hold. */
export class IncompleteLogError extends Error {
  override readonly name = 'IncompleteLogError';
}

/**
 * Cuts a copied log behind its last whole record and finds whether it holds everything from `from`, the first position
 * that a store has yet to apply, to `to`, the furthest that one has.
 */
export async function examineLog(folder: string, from: number, to: number): Promise<LogExtent> {
  const segments = await listSegments(folder);
  const [first, last] = [segments[0], segments.at(-1)];
  if (!first || !last) throw new IncompleteLogError('the log has no files');
  for (const [index, { base, path }] of segments.slice(0, -1).entries()) {
    const end = base + (await stat(path)).size;
    const { base: following, after = following } = segments[index + 1]!;
    // What lies before a hole that every store has passed is not needed.
    if (end !== after && following > from) throw new IncompleteLogError(`the log has a hole at ${end}`);
  }
  const tail = await recoverTail(last, to);
  // Never acknowledged when the copy was made.
  if (tail.tornBytes > 0) await rm(`${last.path}.${tail.length}.torn`, { force: true });
  const extent = { start: first.base, end: last.base + tail.length };
  if (extent.start > from) throw new IncompleteLogError(`the log begins at ${extent.start}, behind ${from}`);
  if (extent.end < to) throw new IncompleteLogError(`the log ends at ${extent.end}, before ${to}`);
  return extent;
}
