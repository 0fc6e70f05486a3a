import { EventEmitter } from 'node:events';
import { mkdir, stat, unlink } from 'node:fs/promises';
import { setTimeout as delay } from 'node:timers/promises';

import { ActiveSegment, type OpenFile } from './active-segment.ts';
import { encodeFrames, frameBytesOf } from './frame.ts';
import { BacklogAge, UNBOUNDED, type LogBounds } from './log-bounds.ts';
import { isOutOfRoom, LogFullError, type LogStanding } from './log-standing.ts';
import { readLog, type LogBatch } from './read-log.ts';
import { recoverTail } from './recover-tail.ts';
import { listSegments, segmentAt, type Segment } from './segment-files.ts';

export interface MessageLogOptions {
  readonly folder: string;
  /** Where a log that has no files begins: the furthest position that a store has applied. */
  readonly startAt?: number;
  /** A segment that has grown past this is closed and a new one begun. */
  readonly segmentBytes?: number;
  readonly bounds?: LogBounds;
  /** ms since the epoch; without it no age is known. */
  readonly now?: () => number;
  readonly openFile?: OpenFile;
}

interface Waiting {
  readonly body: Buffer;
  /** Bytes of its frame. */
  readonly bytes: number;
  readonly resolve: (end: number) => void;
  readonly reject: (error: Error) => void;
}

/** A group that was made durable at once. */
export interface LogGroup {
  readonly messages: number;
  readonly bytes: number;
}

interface LogEvents {
  /** The group is durable: readers may go on. */
  synced: [group: LogGroup];
  /** A write or sync is about to begin. */
  writing: [];
  /** A write or sync failed. Nothing is acknowledged from here on; only a restart, which reads the disk anew, helps. */
  failed: [error: Error];
  /** The disk has no room. It is tried again. */
  outOfRoom: [error: Error];
}

const DEFAULT_SEGMENT_BYTES = 64 * 1024 * 1024;
/** A full log gives back room a segment at a time: so many of them make it full. */
const LEAST_SEGMENTS = 4;
/** What may wait in memory while nothing can be written. */
const MAXIMUM_WAITING_BYTES = 64 * 1024 * 1024;
const ROOM_RETRY_MS = 1_000;
/** A group of so many is a flood: the next one is given a little time to grow, since each costs a sync. */
const FLOOD_MESSAGES = 24;
const FLOOD_PAUSE_MS = 4;

/**
 * The one log in front of every store: what `append` has resolved is on disk (`fdatasync`). All appends that wait while
 * a sync is under way are written and synced as one group, so that groups grow with the load by themselves; in a flood
 * they are given time to grow.
 */
export class MessageLog extends EventEmitter<LogEvents> {
  readonly folder: string;
  readonly tornBytes: number;
  readonly #segmentBytes: number;
  readonly #bounds: LogBounds;
  readonly #age: BacklogAge;
  #segments: Segment[];
  #active: ActiveSegment;
  /** Position behind the last durable byte. */
  #end: number;
  #waiting: Waiting[] = [];
  #waitingBytes = 0;
  #flushing: Promise<void> | undefined;
  #retry: NodeJS.Timeout | undefined;
  #outOfRoom: Error | undefined;
  #failure: Error | undefined;
  #closed = false;

  private constructor(
    options: MessageLogOptions,
    segments: Segment[],
    active: ActiveSegment,
    end: number,
    torn: number,
  ) {
    super();
    const { folder, segmentBytes = DEFAULT_SEGMENT_BYTES, bounds = UNBOUNDED, now = () => 0 } = options;
    this.folder = folder;
    this.tornBytes = torn;
    this.#segmentBytes = Math.min(segmentBytes, bounds.maximumBytes / LEAST_SEGMENTS);
    this.#bounds = bounds;
    this.#age = new BacklogAge(now);
    this.#segments = segments;
    this.#active = active;
    this.#end = end;
  }

  /** Opens the log, cutting off what a crash left unfinished. */
  static async open(options: MessageLogOptions): Promise<MessageLog> {
    const { folder, startAt = 0 } = options;
    await mkdir(folder, { recursive: true, mode: 0o700 });
    const segments = await listSegments(folder);
    const last = segments.at(-1);
    const tail = last ? await recoverTail(last, startAt) : { length: 0, tornBytes: 0 };
    const end = last ? last.base + tail.length : 0;
    // A log that ends before what the stores hold has lost its files or is an older copy: positions must never be used twice.
    if (!last || end < startAt) segments.push(segmentAt(folder, Math.max(end, startAt), last && end));
    const active = await ActiveSegment.open(folder, segments.at(-1)!, options.openFile);
    const log = new MessageLog(options, segments, active, Math.max(end, active.segment.base), tail.tornBytes);
    if (last) log.#age.written(log.#end, (await stat(segments[0]!.path)).mtimeMs);
    return log;
  }

  /** Position behind the last durable record. */
  get end(): number {
    return this.#end;
  }

  /** Position of the oldest record still kept. */
  get start(): number {
    return this.#segments[0]!.base;
  }

  /** About how old the oldest record is that a store has yet to apply, in ms. */
  get backlogAgeMs(): number {
    return this.#age.oldestMs;
  }

  get standing(): LogStanding {
    if (this.#failure) return { state: 'failed', reason: this.#failure.message };
    if (this.#outOfRoom) return { state: 'disk-full', reason: this.#outOfRoom.message };
    const { maximumBytes, maximumAgeMs } = this.#bounds;
    const kept = this.#end - this.start;
    if (kept >= maximumBytes) return { state: 'full', reason: `the log holds ${kept} bytes, ${maximumBytes} at most` };
    if (this.#age.oldestMs < maximumAgeMs) return { state: 'open' };
    return { state: 'full', reason: `the log holds what no store has applied for ${this.#age.oldestMs} ms` };
  }

  /** Resolves with the position behind the record once it is on disk. Records become durable in the order of the calls. */
  append(body: Buffer): Promise<number> {
    if (this.#failure) return Promise.reject(this.#failure);
    if (this.#closed) return Promise.reject(new Error('The log is closed'));
    return new Promise((resolve, reject) => {
      const bytes = frameBytesOf(body);
      if (this.#waitingBytes + bytes > MAXIMUM_WAITING_BYTES) throw this.#tooMuchWaits();
      this.#waiting.push({ body, bytes, resolve, reject });
      this.#waitingBytes += bytes;
      this.#goOn();
    });
  }

  /** Reads durable records from a position that is a record's start, at most about `maximumBytes` of them. */
  read(from: number, maximumBytes: number): Promise<LogBatch> {
    return readLog(this.#segments, { from, end: this.#end, maximumBytes });
  }

  onMore(hear: () => void): void {
    this.on('synced', hear);
  }

  /** Every store holds every record up to this position: removes the segments that are no longer needed. */
  async release(applied: number): Promise<void> {
    this.#age.applied(applied);
    await this.#removeSegments(applied);
    this.#goOn();
  }

  /** Bytes on disk. */
  async sizeBytes(): Promise<number> {
    const sizes = this.#segments.map(({ path }) =>
      stat(path).then(
        ({ size }) => size,
        // Removed meanwhile.
        () => 0,
      ),
    );
    return (await Promise.all(sizes)).reduce((sum, size) => sum + size, 0);
  }

  /** Waits for what can be written, then closes. What waits for room was never acknowledged and is given back. */
  async close(): Promise<void> {
    this.#closed = true;
    clearTimeout(this.#retry);
    await this.#flushing;
    this.#rejectWaiting(new Error('The log is closed'));
    await this.#active.close();
  }

  async #removeSegments(applied: number): Promise<void> {
    const [oldest, following] = this.#segments;
    if (!oldest || !following || following.base > applied) return;
    this.#segments = this.#segments.slice(1);
    await unlink(oldest.path);
    await this.#removeSegments(applied);
  }

  #goOn(): void {
    if (this.#waiting.length > 0 && this.standing.state === 'open') this.#flushing ??= this.#flush();
  }

  async #flush(): Promise<void> {
    // Lets every message of one socket read join the group.
    await Promise.resolve();
    while (this.#waiting.length > 0 && this.standing.state === 'open') {
      const group = this.#waiting;
      this.#waiting = [];
      await this.#commit(group).catch((error: unknown) => this.#handleFailure(group, toError(error)));
      if (group.length >= FLOOD_MESSAGES && !this.#closed) await delay(FLOOD_PAUSE_MS);
    }
    this.#flushing = undefined;
  }

  async #commit(group: readonly Waiting[]): Promise<void> {
    this.emit('writing');
    if (this.#end - this.#active.segment.base >= this.#segmentBytes) this.#use(await this.#active.follow(this.#end));
    const bytes = encodeFrames(group.map(({ body }) => body));
    await this.#active.write(bytes);
    this.#waitingBytes -= bytes.length;
    for (const waiting of group) {
      this.#end += waiting.bytes;
      waiting.resolve(this.#end);
    }
    this.#age.written(this.#end);
    this.emit('synced', { messages: group.length, bytes: bytes.length });
  }

  #use(active: ActiveSegment): void {
    if (active === this.#active) return;
    this.#active = active;
    this.#segments = [...this.#segments, active.segment];
  }

  /** After a failed sync the page cache may lie about what is on disk: retrying would acknowledge what is not there. */
  #handleFailure(group: readonly Waiting[], error: Error): void {
    this.#waiting = [...group, ...this.#waiting];
    if (isOutOfRoom(error)) return this.#waitForRoom(error);
    this.#failure = error;
    this.#rejectWaiting(error);
    this.emit('failed', error);
  }

  #waitForRoom(error: Error): void {
    if (!this.#outOfRoom) this.emit('outOfRoom', error);
    this.#outOfRoom = error;
    if (this.#closed) return;
    this.#retry = setTimeout(() => void (this.#flushing ??= this.#lookForRoom()), ROOM_RETRY_MS).unref();
  }

  async #lookForRoom(): Promise<void> {
    try {
      this.#use(await this.#active.startOver(this.#end));
      this.#outOfRoom = undefined;
    } catch (error) {
      this.#handleFailure([], toError(error));
    }
    await this.#flush();
  }

  #rejectWaiting(error: Error): void {
    for (const waiting of this.#waiting) waiting.reject(error);
    this.#waiting = [];
    this.#waitingBytes = 0;
  }

  #tooMuchWaits(): Error {
    const { standing } = this;
    return new LogFullError(standing.state === 'open' ? 'the disk is too slow' : standing.reason);
  }
}

function toError(error: unknown): Error {
  return error instanceof Error ? error : new Error(String(error));
}
