/** A stretch of time without gaps in the data, in one state. */
interface Stretch {
  from: number;
  to: number;
  running: boolean;
}

/** A time without a pause in which the piece ran. */
export interface Ran {
  readonly from: number;
  readonly to: number;
}

/** A pause in the data that late readings may still fill. */
export interface Gap {
  readonly from: number;
  readonly to: number;
  /** Whether the piece ran at its beginning. */
  readonly running: boolean;
}

/** As many are remembered beyond the memory of this process. */
const KEPT_GAPS = 8;
/** Further back late readings find nothing to join. */
const KEPT_STRETCHES = 64;

/**
 * Time in which a piece ran, from readings that say whether it does. A reading stands until the next one; a pause of
 * more than `gapMs` between two counts nothing, until late readings fill it. Times are ms since the epoch.
 */
export class RunningTime {
  readonly #stretches: Stretch[] = [];
  readonly #gapMs: number;
  /** Nothing older is counted: it may have been before. */
  #floor = -Infinity;
  #gaps: readonly Gap[] | undefined;

  constructor(gapMs: number, last?: { readonly time: number; readonly running: boolean }, gaps: readonly Gap[] = []) {
    this.#gapMs = gapMs;
    if (!last) return;
    this.#floor = gaps[0]?.from ?? last.time;
    let from = this.#floor;
    for (const gap of gaps) {
      this.#stretches.push({ from, to: gap.from, running: gap.running });
      from = gap.to;
    }
    this.#stretches.push({ from, to: last.time, running: last.running });
  }

  /** What late readings may still fill, as another process needs it to go on from here. */
  get gaps(): readonly Gap[] {
    this.#gaps ??= this.#findGaps();
    return this.#gaps;
  }

  get last(): { time: number; running: boolean } | null {
    const last = this.#stretches.at(-1);
    return last ? { time: last.to, running: last.running } : null;
  }

  /** The time of running that a newer reading adds. */
  observe(time: number, running: boolean): Ran | undefined {
    const last = this.#stretches.at(-1);
    const joined = last !== undefined && time - last.to <= this.#gapMs;
    const added = joined && last.running ? { from: last.to, to: time } : undefined;
    if (!joined) this.#gaps = undefined;
    if (joined) last.to = time;
    if (!joined || last.running !== running) this.#insert(this.#stretches.length, { from: time, to: time, running });
    return added;
  }

  /** The times of running that a late reading adds: only in a gap of the data does it say anything new. */
  observeLate(time: number, running: boolean): Ran[] {
    const next = this.#stretches.findIndex(({ to }) => to >= time);
    const [left, right] = [this.#stretches[next - 1], this.#stretches[next]];
    if (!right || right.from <= time || time <= this.#floor) return [];
    this.#gaps = undefined;
    const joinsRight = right.from - time <= this.#gapMs;
    const joinsLeft = left !== undefined && time - left.to <= this.#gapMs;
    const added = joinsRight && running ? [{ from: time, to: right.from }] : [];
    if (joinsLeft) {
      if (left.running) added.push({ from: left.to, to: time });
      left.to = time;
    }
    this.#insert(next, { from: time, to: joinsRight ? right.from : time, running });
    return added;
  }

  #findGaps(): Gap[] {
    const pairs = this.#stretches.slice(1).map((right, index) => ({ left: this.#stretches[index]!, right }));
    return pairs
      .filter(({ left, right }) => right.from > left.to)
      .map(({ left, right }) => ({ from: left.to, to: right.from, running: left.running }))
      .slice(-KEPT_GAPS);
  }

  #insert(at: number, stretch: Stretch): void {
    const left = this.#stretches[at - 1];
    if (left?.to === stretch.from && left.running === stretch.running) left.to = stretch.to;
    else this.#stretches.splice(at, 0, stretch);
    if (this.#stretches.length <= KEPT_STRETCHES) return;
    this.#floor = this.#stretches.shift()!.to;
    this.#gaps = undefined;
  }
}
