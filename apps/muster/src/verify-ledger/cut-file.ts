import type { FileHandle } from 'node:fs/promises';

/** A stretch of the file, of whole lines; half open, in bytes. */
export interface Stretch {
  readonly from: number;
  readonly to: number;
}

export interface CutFile {
  /** Lines with entries. */
  readonly stretches: readonly Stretch[];
  /** The lines behind them, and what is behind the last line feed. */
  readonly tail: readonly string[];
  /** Where the last line begins. */
  readonly lastLine: number;
}

const LINE_FEED = 10;
const WINDOW_BYTES = 1_048_576;
/** Checkpoints of many years; a file with so much behind its last entry is none of ours. */
const MOST_TAIL_BYTES = 256 * WINDOW_BYTES;
/** No line of an export is longer: a body that the API takes has one megabyte. */
const LONGEST_LINE_BYTES = 64 * WINDOW_BYTES;
/** A checkpoint has some 300 bytes: what is shorter than this on average is none. */
const SHORTEST_LINE_BYTES = 64;
const ENTRY = Buffer.from('{"entry":');

/** Finds where the entries end, and cuts them into stretches that can be judged apart. */
export async function cutFile(file: FileHandle, stretchBytes: number): Promise<CutFile> {
  const { size } = await file.stat();
  const [tailFrom, tail] = await findTail(file, size);
  const stretches: Stretch[] = [];
  for (let from = 0; from < tailFrom;) {
    const to = Math.min(tailFrom, await findLineEnd(file, from + stretchBytes, tailFrom));
    stretches.push({ from, to });
    from = to;
  }
  const lastEnd = tail.lastIndexOf(LINE_FEED);
  const lastBegin = tail.subarray(0, Math.max(lastEnd, 0)).lastIndexOf(LINE_FEED) + 1;
  return { stretches, tail: tail.toString('utf8').split('\n'), lastLine: tailFrom + lastBegin };
}

/** What can be no checkpoints is judged with the entries, and there is an end to that. */
async function findTail(file: FileHandle, size: number): Promise<[from: number, tail: Buffer]> {
  const found = await readTail(file, size);
  return mayBeCheckpoints(found[1]) ? found : [size, Buffer.alloc(0)];
}

async function readTail(file: FileHandle, size: number): Promise<[from: number, tail: Buffer]> {
  for (let window = WINDOW_BYTES; ; window *= 4) {
    const from = Math.max(0, size - window);
    const bytes = await readRange(file, from, size);
    const at = lastEntryIn(bytes, from === 0);
    if (at === undefined && from > 0 && window < MOST_TAIL_BYTES) continue;
    if (at === undefined) return from === 0 ? [0, bytes] : [size, Buffer.alloc(0)];
    const end = bytes.indexOf(LINE_FEED, at);
    const behind = end < 0 ? bytes.length : end + 1;
    return [from + behind, bytes.subarray(behind)];
  }
}

function mayBeCheckpoints(tail: Buffer): boolean {
  const most = 1 + tail.length / SHORTEST_LINE_BYTES;
  let lines = 0;
  for (let at = tail.indexOf(LINE_FEED); at >= 0 && lines <= most; at = tail.indexOf(LINE_FEED, at + 1)) lines += 1;
  return lines <= most;
}

/** Where the last line with an entry begins. */
function lastEntryIn(bytes: Buffer, isBeginning: boolean): number | undefined {
  for (let at = bytes.lastIndexOf(ENTRY); at >= 0; at = at === 0 ? -1 : bytes.lastIndexOf(ENTRY, at - 1)) {
    if (at === 0 ? isBeginning : bytes[at - 1] === LINE_FEED) return at;
  }
  return undefined;
}

/** A line that is longer than any is cut wherever that may be: it is no entry in one part or in two. */
async function findLineEnd(file: FileHandle, from: number, wholeEnd: number): Promise<number> {
  const end = Math.min(wholeEnd, from + LONGEST_LINE_BYTES);
  for (let at = from; at < end; at += WINDOW_BYTES) {
    const bytes = await readRange(file, at, Math.min(end, at + WINDOW_BYTES));
    const found = bytes.indexOf(LINE_FEED);
    if (found >= 0) return at + found + 1;
  }
  return end;
}

export async function readRange(file: FileHandle, from: number, to: number): Promise<Buffer> {
  const bytes = Buffer.allocUnsafe(to - from);
  for (let read = 0; read < bytes.length;) {
    const { bytesRead } = await file.read(bytes, read, bytes.length - read, from + read);
    if (bytesRead === 0) throw new Error('the file became shorter while it was read');
    read += bytesRead;
  }
  return bytes;
}
