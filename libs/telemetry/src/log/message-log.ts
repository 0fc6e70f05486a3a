import { EventEmitter } from 'node:events';
import { mkdir, open, stat, unlink, type FileHandle } from 'node:fs/promises';

import { encodeFrame } from './frame.ts';
import { readLog, type LogBatch } from './read-log.ts';
import { recoverTail } from './recover-tail.ts';
import { listSegments, segmentAt, syncFolder, type Segment } from './segment-files.ts';

export interface MessageLogOptions {
  readonly folder: string;
  /** Where a log that has no files begins: the furthest position that a store has applied. */
  readonly startAt?: number;
  /** A segment that has grown past this is closed and a new one begun. */
  readonly segmentBytes?: number;
}

interface Waiting {
  readonly frame: Buffer;
  readonly resolve: (end: number) => void;
  readonly reject: (error: Error) => void;
}

interface LogEvents {
  /** More is durable: readers may go on. */
  synced: [position: number];
  /** A write or sync failed. Nothing is acknowledged from here on; only a restart, which reads the disk anew, helps. */
  failed: [error: Error];
}

const DEFAULT_SEGMENT_BYTES = 64 * 1024 * 1024;

/**
 * The one log in front of every store: what `append` has resolved is on disk (`fdatasync`). All appends that wait while
 * a sync is under way are written and synced as one group.
 */
export class MessageLog extends EventEmitter<LogEvents> {
  readonly folder: string;
  readonly #segmentBytes: number;
  #segments: Segment[];
  #file: FileHandle;
  /** Position behind the last durable byte. */
  #end: number;
  #waiting: Waiting[] = [];
  #flushing: Promise<void> | undefined;
  #failure: Error | undefined;
  #closed = false;
  readonly tornBytes: number;

  private constructor(
    options: Required<MessageLogOptions>,
    segments: Segment[],
    file: FileHandle,
    end: number,
    tornBytes: number,
  ) {
    super();
    this.folder = options.folder;
    this.#segmentBytes = options.segmentBytes;
    this.#segments = segments;
    this.#file = file;
    this.#end = end;
    this.tornBytes = tornBytes;
  }

  /** Opens the log, cutting off what a crash left unfinished. */
  static async open({
    folder,
    startAt = 0,
    segmentBytes = DEFAULT_SEGMENT_BYTES,
  }: MessageLogOptions): Promise<MessageLog> {
    await mkdir(folder, { recursive: true, mode: 0o700 });
    const segments = await listSegments(folder);
    const last = segments.at(-1);
    const tail = last ? await recoverTail(last, startAt) : { length: 0, tornBytes: 0 };
    const end = last ? last.base + tail.length : 0;
    // A log that ends before what the stores hold has lost its files: positions must never be used twice.
    if (!last || end < startAt) segments.push(segmentAt(folder, Math.max(end, startAt)));
    const active = segments.at(-1)!;
    const file = await open(active.path, 'a');
    await syncFolder(folder);
    return new MessageLog(
      { folder, startAt, segmentBytes },
      segments,
      file,
      Math.max(end, active.base),
      tail.tornBytes,
    );
  }

  /** Position behind the last durable record. */
  get end(): number {
    return this.#end;
  }

  /** Position of the oldest record still kept. */
  get start(): number {
    return this.#segments[0]!.base;
  }

  get failure(): Error | undefined {
    return this.#failure;
  }

  /** Resolves with the position behind the record once it is on disk. Records become durable in the order of the calls. */
  append(body: Buffer): Promise<number> {
    if (this.#failure) return Promise.reject(this.#failure);
    if (this.#closed) return Promise.reject(new Error('The log is closed'));
    return new Promise((resolve, reject) => {
      this.#waiting.push({ frame: encodeFrame(body), resolve, reject });
      this.#flushing ??= this.#flush();
    });
  }

  /** Reads durable records from a position that is a record's start, at most about `maximumBytes` of them. */
  read(from: number, maximumBytes: number): Promise<LogBatch> {
    return readLog(this.#segments, { from, end: this.#end, maximumBytes });
  }

  onMore(hear: () => void): void {
    this.on('synced', hear);
  }

  /** Removes the segments of which every store holds every record. */
  async release(applied: number): Promise<void> {
    const [oldest, following] = this.#segments;
    if (!oldest || !following || following.base > applied) return;
    this.#segments = this.#segments.slice(1);
    await unlink(oldest.path);
    await this.release(applied);
  }

  async sizeBytes(): Promise<number> {
    const sizes = await Promise.all(this.#segments.map(async (segment) => (await stat(segment.path)).size));
    return sizes.reduce((sum, size) => sum + size, 0);
  }

  /** Waits for what was appended, then closes. */
  async close(): Promise<void> {
    this.#closed = true;
    await this.#flushing;
    await this.#file.close();
  }

  async #flush(): Promise<void> {
    // Lets every message of one socket read join the group.
    await Promise.resolve();
    while (this.#waiting.length > 0 && !this.#failure) {
      const group = this.#waiting;
      this.#waiting = [];
      try {
        await this.#commit(group);
      } catch (error) {
        this.#fail(group, error instanceof Error ? error : new Error(String(error)));
      }
    }
    this.#flushing = undefined;
  }

  async #commit(group: readonly Waiting[]): Promise<void> {
    await this.#rotateIfFull();
    const bytes = Buffer.concat(group.map((waiting) => waiting.frame));
    await this.#file.appendFile(bytes);
    await this.#file.datasync();
    for (const waiting of group) {
      this.#end += waiting.frame.length;
      waiting.resolve(this.#end);
    }
    this.emit('synced', this.#end);
  }

  async #rotateIfFull(): Promise<void> {
    const active = this.#segments.at(-1)!;
    if (this.#end - active.base < this.#segmentBytes) return;
    const next = segmentAt(this.folder, this.#end);
    const file = await open(next.path, 'a');
    await syncFolder(this.folder);
    await this.#file.close();
    this.#file = file;
    this.#segments = [...this.#segments, next];
  }

  /** After a failed sync the page cache may lie about what is on disk: retrying would acknowledge what is not there. */
  #fail(group: readonly Waiting[], error: Error): void {
    this.#failure = error;
    for (const waiting of [...group, ...this.#waiting]) waiting.reject(error);
    this.#waiting = [];
    this.emit('failed', error);
  }
}
