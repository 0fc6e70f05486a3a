/** Hours that a piece ran within a time, spread evenly over it. Times are ms since the epoch. */
export interface RunningStretch {
  readonly from: number;
  readonly to: number;
  readonly hours: number;
}

const HOUR_MS = 3_600_000;
/** A meter counts in steps: the machine runs on between two of them. */
export const METER_STEP_MS = 6 * 60_000;
/** So that what late readings or a coarse meter get wrong stays small. */
const LONGEST_MS = HOUR_MS;

/** When a piece ran, joined to as few stretches as tell it exactly: the one that may still grow, and those that are over. */
export class RunningStretches {
  #open: RunningStretch | null;
  #finished: RunningStretch[] = [];

  constructor(open: RunningStretch | null = null) {
    this.#open = open;
  }

  /** The one that the next hours may join. */
  get open(): RunningStretch | null {
    return this.#open;
  }

  /**
   * The time since the reading before, of which the machine ran so much.
   * @param stepMs after a longer pause another stretch begins
   */
  grow({ from, to, hours }: RunningStretch, stepMs = 0): void {
    if (hours <= 0) return;
    const added = from < to ? { from, to, hours } : { from: Math.min(to - 1, to - hours * HOUR_MS), to, hours };
    const open = this.#open;
    if (open && isNext(open, added, stepMs)) {
      this.#open = { from: open.from, to: Math.max(open.to, added.to), hours: open.hours + added.hours };
    } else {
      if (open) this.#finished.push(open);
      this.#open = added;
    }
    if (this.#open.to - this.#open.from < LONGEST_MS) return;
    this.#finished.push(this.#open);
    this.#open = null;
  }

  /** A time in the past that late readings have shown to be one of running. */
  fill(stretch: RunningStretch): void {
    if (stretch.hours > 0) this.#finished.push(stretch);
  }

  takeFinished(): RunningStretch[] {
    const finished = this.#finished;
    if (finished.length > 0) this.#finished = [];
    return finished;
  }
}

/** What a meter grew by across a silence is spread over all of it, and stands alone. */
function isNext(open: RunningStretch, { from, to }: RunningStretch, stepMs: number): boolean {
  return from - open.to <= stepMs && (stepMs === 0 || to - from <= stepMs);
}
