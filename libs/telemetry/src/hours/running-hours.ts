import type { RunningWhen } from '../catalogue/metric.ts';
import { compare } from '../conditions/compare.ts';
import type { WatchedPiece } from '../conditions/rule.ts';
import type { Sample } from '../sample.ts';
import type { Arrival } from '../state/current-values.ts';
import { judgeMeter, type MeterChange, type MeterReading } from './read-meter.ts';
import { RunningTime, type Gap } from './running-time.ts';

const HOUR_METER = 'cumulativeOperatingHours';
const HOUR_MS = 3_600_000;
const MISSED_REPORTS = 3;

/** What a piece has run so far, and what the next reading is held against. */
export interface HoursState {
  readonly assetCode: string;
  readonly totalHours: number;
  /** The machine's own meter, when it has one: then it alone counts. */
  readonly meter: MeterReading | null;
  readonly last: { readonly time: number; readonly running: boolean } | null;
  /** Pauses in the data before it that late readings may still fill. */
  readonly gaps: readonly Gap[];
}

export interface HoursChanges {
  readonly hours: readonly HoursState[];
  readonly meterChanges: readonly MeterChange[];
}

interface Counted {
  readonly assetCode: string;
  readonly runningWhen: RunningWhen | undefined;
  readonly gapMs: number;
  readonly runningTime: RunningTime;
  totalHours: number;
  meter: MeterReading | null;
}

/** Counts the running hours of every piece. */
export class RunningHours {
  readonly #stored: Map<string, HoursState>;
  readonly #counted = new Map<string, Counted>();
  #changed = new Set<Counted>();
  #meterChanges: MeterChange[] = [];
  #last: Counted | undefined;

  constructor(stored: readonly HoursState[] = []) {
    this.#stored = new Map(stored.map((state) => [state.assetCode, state]));
  }

  setPiece({ assetCode, reportingIntervalSeconds }: WatchedPiece, runningWhen: RunningWhen | undefined): void {
    const known = this.#counted.get(assetCode);
    const state = known ? toState(known) : this.#stored.get(assetCode);
    const counted = count(assetCode, runningWhen, MISSED_REPORTS * reportingIntervalSeconds * 1000, state);
    this.#stored.delete(assetCode);
    this.#counted.set(assetCode, counted);
    if (known && this.#changed.delete(known)) this.#changed.add(counted);
    this.#last = undefined;
  }

  /** What another gateway has counted meanwhile takes the place of what was counted here. */
  replace(assetCode: string, stored: HoursState | undefined): void {
    const known = this.#counted.get(assetCode);
    if (!known) {
      if (stored) this.#stored.set(assetCode, stored);
      else this.#stored.delete(assetCode);
      return;
    }
    this.#changed.delete(known);
    this.#counted.set(assetCode, count(assetCode, known.runningWhen, known.gapMs, stored));
    this.#last = undefined;
  }

  observe(sample: Sample, arrival: Arrival): void {
    const counted = this.#find(sample.assetCode);
    if (!counted || arrival === 'repeated' || sample.quality !== 'good') return;
    if (sample.metric === HOUR_METER) this.#readMeter(counted, sample, arrival);
    else if (sample.metric === counted.runningWhen?.metric && !counted.meter) this.#count(counted, sample, arrival);
  }

  /** What has changed since the last call. */
  takeChanges(): HoursChanges {
    const changes = { hours: [...this.#changed].map(toState), meterChanges: this.#meterChanges };
    this.#changed = new Set();
    this.#meterChanges = [];
    return changes;
  }

  /** The latest reading is the total; one that comes late says nothing about it. */
  #readMeter(counted: Counted, { assetCode, time, value }: Sample, arrival: Arrival): void {
    if (arrival === 'late' || typeof value !== 'number') return;
    const [before, reading] = [counted.meter, { hours: value, time }];
    const verdict = judgeMeter(before, reading);
    if (verdict === 'jitter') return;
    if (verdict === 'first') counted.totalHours = value;
    if (verdict === 'counts') counted.totalHours += value - before!.hours;
    if (verdict === 'changed') {
      const { totalHours } = counted;
      this.#meterChanges.push({ assetCode, time, readingBefore: before!.hours, readingAfter: value, totalHours });
    }
    counted.meter = reading;
    this.#changed.add(counted);
  }

  #count(counted: Counted, { time, value }: Sample, arrival: Arrival): void {
    const { operator, threshold } = counted.runningWhen!;
    const running = typeof value !== 'string' && compare(Number(value), operator, threshold, 0);
    const { runningTime } = counted;
    const addedMs = arrival === 'late' ? runningTime.observeLate(time, running) : runningTime.observe(time, running);
    counted.totalHours += addedMs / HOUR_MS;
    this.#changed.add(counted);
  }

  #find(assetCode: string): Counted | undefined {
    if (this.#last?.assetCode !== assetCode) this.#last = this.#counted.get(assetCode);
    return this.#last;
  }
}

function count(
  assetCode: string,
  runningWhen: RunningWhen | undefined,
  gapMs: number,
  state: HoursState | undefined,
): Counted {
  return {
    ...{ assetCode, runningWhen, gapMs },
    runningTime: new RunningTime(gapMs, state?.last ?? undefined, state?.gaps),
    totalHours: state?.totalHours ?? 0,
    meter: state?.meter ?? null,
  };
}

function toState({ assetCode, totalHours, meter, runningTime }: Counted): HoursState {
  return { assetCode, totalHours, meter, last: runningTime.last, gaps: runningTime.gaps };
}
