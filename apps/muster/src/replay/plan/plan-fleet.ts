import type { Recording, RecordedReading } from '../recordings/recording.ts';
import type { ReplayOptions } from '../replay-options.ts';
import { findFirstFix } from './find-first-fix.ts';
import { listAssetCodes } from './list-asset-codes.ts';
import type { Pace } from './pace-readings.ts';
import { scatterPlace, type Place, type PlaceShift } from './shift-place.ts';
import type { TimeShift } from './shift-time.ts';

/** One piece of the fleet: which readings it plays in which order, and how they are moved in time and place. */
export interface Copy {
  readonly assetCode: string;
  readonly recording: Recording;
  readonly pace: Pace;
  /** Copies begin at different rows, so that they are spread along the track. */
  readonly firstRow: number;
  readonly time: TimeShift;
  /** Moves the recorded positions; absent where none is recorded or they stay where they were. */
  readonly place?: PlaceShift;
  /** Attached to each reading of a recording without positions. */
  readonly fixedPlace?: Place;
  /** When the first reading is due, ms since the epoch, and how much faster than recorded the rest follows. */
  readonly startsAt: number;
  readonly speed: number;
}

export interface Fleet {
  readonly recording: Recording;
  readonly pace: Pace;
  readonly options: ReplayOptions;
  readonly now: number;
}

/** The copies of a fleet, one for each asset code. */
export function planFleet(fleet: Fleet): Copy[] {
  return listAssetCodes(fleet.options).map((assetCode, index) => planCopy(fleet, assetCode, index));
}

function planCopy(fleet: Fleet, assetCode: string, index: number): Copy {
  const { recording, pace, options, now } = fleet;
  const firstRow = Math.floor((index * recording.readings.length) / options.copies);
  // Copies share the interval among them: a fleet does not speak all at once.
  const phase = (index / options.copies) * pace.interval;
  const speed = options.speed === 'max' ? Infinity : options.speed;
  return {
    assetCode,
    recording,
    pace,
    firstRow,
    time: planTime(fleet, firstRow, phase),
    ...planPlace(recording, options, index),
    startsAt: now + phase / speed,
    speed,
  };
}

/**
 * Live, the first reading is now and the recorded spacing is divided by the speed, so that a page that watches always sees
 * fresh values; at full speed the recording becomes history which ends now; with a start it keeps its spacing from there.
 */
function planTime({ recording, pace, options, now }: Fleet, firstRow: number, phase: number): TimeShift {
  const from = recording.readings[firstRow]?.time ?? 0;
  if (options.start !== undefined) return { from, to: options.start + phase, divisor: 1 };
  if (options.speed !== 'max') return { from, to: now + phase / options.speed, divisor: options.speed };
  return { from: latestTime(recording, pace, firstRow), to: now - phase, divisor: 1 };
}

/** The latest device time that a pass from `firstRow` on reaches: past a clock that was set back, not its last row. */
function latestTime({ readings }: Recording, pace: Pace, firstRow: number): number {
  const latest = (some: readonly RecordedReading[]) => some.reduce((max, { time }) => Math.max(max, time), -Infinity);
  return Math.max(latest(readings.slice(firstRow)), latest(readings.slice(0, firstRow)) + pace.period);
}

function planPlace(recording: Recording, { at, copies }: ReplayOptions, index: number): Partial<Copy> {
  const from = findFirstFix(recording)?.place;
  if (from === undefined) return at === undefined ? {} : { fixedPlace: scatterPlace(at, index) };
  if (at === undefined && copies === 1) return {};
  return { place: { from, to: scatterPlace(at ?? from, index) } };
}
