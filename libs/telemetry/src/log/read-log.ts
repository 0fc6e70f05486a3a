import { readSegment, type LogRecord } from './read-segment.ts';
import type { Segment } from './segment-files.ts';

export interface LogBatch {
  readonly records: readonly LogRecord[];
  /** Position behind the last record: where to read on, and what a store has applied once it holds the batch. */
  readonly next: number;
}

/** Where to read: from a record's start to what is durable, at most about `maximumBytes`. */
export interface LogRange {
  readonly from: number;
  readonly end: number;
  readonly maximumBytes: number;
}

/** Reads records from these segments, oldest first. */
export async function readLog(segments: readonly Segment[], { from, end, maximumBytes }: LogRange): Promise<LogBatch> {
  if (from >= end) return { records: [], next: from };
  const index = segments.findLastIndex((segment) => segment.base <= from);
  const segment = segments[index];
  if (!segment) throw new RangeError(`The log begins at ${segments[0]?.base}; ${from} is no longer kept`);
  const following = segments[index + 1];
  if (following && from === following.after) return { records: [], next: following.base };
  const segmentEnd = following?.after ?? following?.base ?? end;
  const records = await readSegment(segment, { from, to: segmentEnd, maximumBytes });
  return { records, next: records.at(-1)?.end ?? segmentEnd };
}
