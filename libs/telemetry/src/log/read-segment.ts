import { open } from 'node:fs/promises';

import { DamagedLogError } from './damaged-log-error.ts';
import { FRAME_HEADER_BYTES, MAXIMUM_BODY_BYTES, readFrame } from './frame.ts';
import type { Segment } from './segment-files.ts';

export interface LogRecord {
  readonly body: Buffer;
  /** Position behind the record. */
  readonly end: number;
}

export interface ReadRange {
  /** Positions: `from` is the start of a record, `to` is behind the last durable byte of this segment. */
  readonly from: number;
  readonly to: number;
  readonly maximumBytes: number;
}

/** At least one whole record, as long as the range holds one; otherwise at most `maximumBytes` of them. */
export async function readSegment(segment: Segment, range: ReadRange): Promise<LogRecord[]> {
  const wanted = Math.min(range.to - range.from, Math.max(range.maximumBytes, FRAME_HEADER_BYTES + MAXIMUM_BODY_BYTES));
  const bytes = Buffer.allocUnsafe(wanted);
  const handle = await open(segment.path, 'r');
  try {
    const { bytesRead } = await handle.read(bytes, 0, wanted, range.from - segment.base);
    return parse(segment, bytes.subarray(0, bytesRead), range);
  } finally {
    await handle.close();
  }
}

function parse(segment: Segment, bytes: Buffer, { from, to, maximumBytes }: ReadRange): LogRecord[] {
  const records: LogRecord[] = [];
  let offset = 0;
  while (offset < bytes.length && offset < maximumBytes) {
    const frame = readFrame(bytes, offset);
    if (frame.kind === 'broken') throw new DamagedLogError(segment, from + offset);
    if (frame.kind === 'partial') break;
    records.push({ body: frame.body, end: from + frame.end });
    offset = frame.end;
  }
  if (records.length === 0 && from < to) throw new DamagedLogError(segment, from);
  return records;
}
