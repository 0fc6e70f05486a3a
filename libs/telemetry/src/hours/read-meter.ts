const HOUR_MS = 3_600_000;
/** A meter may jitter by its resolution, and be read late by so much; less than this is no change of the meter. */
const TOLERANCE_HOURS = 1;

export interface MeterReading {
  readonly hours: number;
  /** The device's own time, ms since the epoch. */
  readonly time: number;
}

/** A meter was replaced or reset: it began to count from another reading. */
export interface MeterChange {
  readonly assetCode: string;
  readonly time: number;
  readonly readingBefore: number;
  readonly readingAfter: number;
  /** What the piece had run by then; the change leaves it as it is. */
  readonly totalHours: number;
}

export type MeterVerdict = 'first' | 'counts' | 'jitter' | 'changed';

/** What a reading is to the one before. A meter runs no faster than the clock, and never backwards. */
export function judgeMeter(before: MeterReading | null, reading: MeterReading): MeterVerdict {
  if (!before) return 'first';
  const difference = reading.hours - before.hours;
  if (difference < 0) return difference > -TOLERANCE_HOURS ? 'jitter' : 'changed';
  return difference <= (reading.time - before.time) / HOUR_MS + TOLERANCE_HOURS ? 'counts' : 'changed';
}
