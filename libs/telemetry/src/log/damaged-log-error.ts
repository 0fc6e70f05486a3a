import type { Segment } from './segment-files.ts';

/** A durable record that cannot be read back: the disk lost what it had promised. Repeating will not help. */
export class DamagedLogError extends Error {
  constructor(segment: Segment, position: number) {
    super(
      `The log is damaged: no whole record at position ${position} of ${segment.path}. ` +
        'Restore that file from a copy, or move it away to go on without what it holds.',
    );
    this.name = 'DamagedLogError';
  }
}
