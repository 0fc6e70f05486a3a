import type { RunningWhen } from '../catalogue/metric.ts';
import { compare } from '../conditions/compare.ts';
import type { WatchedPiece } from '../conditions/rule.ts';
import type { Sample } from '../sample.ts';
import type { Arrival } from '../state/current-values.ts';
import { judgeMeter, type MeterChange, type MeterReading } from './read-meter.ts';
import { METER_STEP_MS, RunningStretches, type RunningStretch } from './running-stretches.ts';
import { RunningTime, type Gap, type Ran } from './running-time.ts';

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
  /** When it ran last, while that may still grow. */
  readonly open: RunningStretch | null;
}

/** When a piece ran, for good. */
export interface FinishedStretch extends RunningStretch {
  readonly assetCode: string;
}

export interface HoursChanges {
  readonly hours: readonly HoursState[];
  readonly meterChanges: readonly MeterChange[];
  readonly stretches: readonly FinishedStretch[];
}

interface Counted {
  readonly assetCode: string;
  readonly runningWhen: RunningWhen | undefined;
  readonly gapMs: number;
  readonly runningTime: RunningTime;
  readonly stretches: RunningStretches;
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
    const gapMs = MISSED_REPORTS * reportingIntervalSeconds * 1000;
    const counted = count(assetCode, runningWhen, gapMs, state, known?.stretches);
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
    const changed = [...this.#changed];
    const stretches = changed.flatMap(takeFinished);
    const changes = { hours: changed.map(toState), meterChanges: this.#meterChanges, stretches };
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
    if (verdict === 'counts') {
      counted.totalHours += value - before!.hours;
      const ran = { from: before!.time, to: time, hours: value - before!.hours };
      counted.stretches.grow(ran, METER_STEP_MS);
    }
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
    const { runningTime, stretches } = counted;
    if (arrival === 'late') {
      for (const ran of runningTime.observeLate(time, running)) stretches.fill(addTo(counted, ran));
    } else {
      const ran = runningTime.observe(time, running);
      if (ran) stretches.grow(addTo(counted, ran));
    }
    this.#changed.add(counted);
  }

  #find(assetCode: string): Counted | undefined {
    if (this.#last?.assetCode !== assetCode) this.#last = this.#counted.get(assetCode);
    return this.#last;
  }
}

function addTo(counted: Counted, { from, to }: Ran): RunningStretch {
  const hours = (to - from) / HOUR_MS;
  counted.totalHours += hours;
  return { from, to, hours };
}

function takeFinished({ assetCode, stretches }: Counted): FinishedStretch[] {
  return stretches.takeFinished().map((stretch) => ({ assetCode, ...stretch }));
}

function count(
  assetCode: string,
  runningWhen: RunningWhen | undefined,
  gapMs: number,
  state: HoursState | undefined,
  stretches = new RunningStretches(state?.open),
): Counted {
  return {
    ...{ assetCode, runningWhen, gapMs },
    runningTime: new RunningTime(gapMs, state?.last ?? undefined, state?.gaps),
    stretches,
    totalHours: state?.totalHours ?? 0,
    meter: state?.meter ?? null,
  };
}

function toState({ assetCode, totalHours, meter, runningTime, stretches }: Counted): HoursState {
  return { assetCode, totalHours, meter, last: runningTime.last, gaps: runningTime.gaps, open: stretches.open };
}
