import type { QuarantineReason } from '#telemetry/codec/verdict';
import type { Arrival } from '#telemetry/state/current-values';

/** What a stretch of the log was made of, to be counted under `/metrics`. */
export interface Tally {
  /** Samples by what they were against the current value. */
  readonly samples: Record<Arrival, number>;
  readonly quarantined: Partial<Record<QuarantineReason, number>>;
  /** Pieces that another gateway had held. */
  readonly takenOver: number;
}

export function emptyTally(): Tally {
  return { samples: { moved: 0, stale: 0, corrected: 0, late: 0, repeated: 0 }, quarantined: {}, takenOver: 0 };
}
