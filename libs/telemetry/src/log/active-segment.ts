import { open, type FileHandle } from 'node:fs/promises';

import { segmentAt, syncFolder, type Segment } from './segment-files.ts';

export type OpenFile = (path: string, flags: string) => Promise<FileHandle>;

/** The file that the log grows at its end. */
export class ActiveSegment {
  readonly segment: Segment;
  readonly #folder: string;
  readonly #openFile: OpenFile;
  readonly #file: FileHandle;

  private constructor(folder: string, segment: Segment, file: FileHandle, openFile: OpenFile) {
    this.#folder = folder;
    this.segment = segment;
    this.#file = file;
    this.#openFile = openFile;
  }

  static async open(folder: string, segment: Segment, openFile: OpenFile = open): Promise<ActiveSegment> {
    const file = await openFile(segment.path, 'a');
    await syncFolder(folder);
    return new ActiveSegment(folder, segment, file, openFile);
  }

  /** Resolves when the bytes are on disk. */
  async write(bytes: Buffer): Promise<void> {
    await this.#file.appendFile(bytes);
    await this.#file.datasync();
  }

  /** Closes this file and begins the next at `end`, the position behind its last durable byte. */
  async follow(end: number): Promise<ActiveSegment> {
    const next = await ActiveSegment.open(this.#folder, segmentAt(this.#folder, end), this.#openFile);
    await this.#file.close();
    return next;
  }

  /**
   * After a write that found no room. What reached the file behind `end` belongs to no acknowledged record and is cut off;
   * what follows goes into a file of its own, so that no page of which a sync has failed is ever trusted again.
   */
  async startOver(end: number): Promise<ActiveSegment> {
    await this.#file.truncate(end - this.segment.base);
    await this.#file.sync();
    return end === this.segment.base ? this : this.follow(end);
  }

  close(): Promise<void> {
    return this.#file.close();
  }
}
