import type { Quality, Sample, SampleValue } from '../sample.ts';

/** design.md, telemetry rules: newer than the current value, but more than 15 min before receipt. */
const STALE_AFTER_MS = 15 * 60_000;

/** The latest reading of one metric of one piece. */
export interface CurrentValue {
  readonly assetCode: string;
  readonly metric: string;
  readonly time: number;
  readonly receivedAt: number;
  readonly value: SampleValue | null;
  readonly quality: Quality;
}

/**
 * What a sample is against the current value. `moved` and `stale` are newer; `corrected` has the same time and another
 * value (the last received wins); `late` goes to history alone; `repeated` says nothing new.
 */
export type Arrival = 'moved' | 'stale' | 'corrected' | 'late' | 'repeated';

type Mutable<T> = { -readonly [Key in keyof T]: T[Key] };

interface Slot {
  readonly value: Mutable<CurrentValue>;
  isTaken: boolean;
}

/** The latest reading of every metric of every piece that this gateway hears. */
export class CurrentValues {
  readonly #pieces = new Map<string, Map<string, Slot>>();
  #last: { readonly assetCode: string; readonly metrics: Map<string, Slot> } | undefined;
  #changed: Slot[] = [];

  constructor(known: Iterable<CurrentValue> = []) {
    for (const value of known) {
      this.#metricsOf(value.assetCode).set(value.metric, { value: { ...value }, isTaken: true });
    }
  }

  /** Judges a sample, and lets it become the current value unless it is late or repeated. */
  observe(sample: Sample, receivedAt: number): Arrival {
    const metrics = this.#metricsOf(sample.assetCode);
    const slot = metrics.get(sample.metric);
    const arrival = judgeArrival(sample, receivedAt, slot?.value);
    if (arrival === 'late' || arrival === 'repeated') return arrival;
    if (slot) this.#move(slot, sample, receivedAt);
    else metrics.set(sample.metric, this.#open(sample, receivedAt));
    return arrival;
  }

  /** What another gateway has learnt of the piece meanwhile takes the place of what is known of it here. */
  replace(assetCode: string, values: Iterable<CurrentValue>): void {
    this.#last = undefined;
    this.#changed = this.#changed.filter((slot) => slot.value.assetCode !== assetCode);
    this.#pieces.delete(assetCode);
    for (const value of values) this.#metricsOf(assetCode).set(value.metric, { value: { ...value }, isTaken: true });
  }

  get(assetCode: string, metric: string): CurrentValue | undefined {
    return this.#pieces.get(assetCode)?.get(metric)?.value;
  }

  /** The values that moved since the last call, to be stored before anything more is observed. */
  takeChanged(): CurrentValue[] {
    const changed = this.#changed;
    this.#changed = [];
    return changed.map((slot) => {
      slot.isTaken = true;
      return slot.value;
    });
  }

  #open({ assetCode, metric, time, value, quality }: Sample, receivedAt: number): Slot {
    const slot = { value: { assetCode, metric, time, receivedAt, value, quality }, isTaken: false };
    this.#changed.push(slot);
    return slot;
  }

  /** In its place: at a quarter of a million samples a second a new object for each would be work of its own. */
  #move(slot: Slot, { time, value, quality }: Sample, receivedAt: number): void {
    const current = slot.value;
    current.time = time;
    current.receivedAt = receivedAt;
    current.value = value;
    current.quality = quality;
    if (slot.isTaken) this.#changed.push(slot);
    slot.isTaken = false;
  }

  /** Samples of one message come in a row. */
  #metricsOf(assetCode: string): Map<string, Slot> {
    if (this.#last?.assetCode === assetCode) return this.#last.metrics;
    const metrics = this.#pieces.get(assetCode) ?? new Map<string, Slot>();
    this.#pieces.set(assetCode, metrics);
    this.#last = { assetCode, metrics };
    return metrics;
  }
}

/** Whether a reading was already old when it was received. */
export function isStale(time: number, receivedAt: number): boolean {
  return receivedAt - time > STALE_AFTER_MS;
}

function judgeArrival(sample: Sample, receivedAt: number, current: CurrentValue | undefined): Arrival {
  if (current && sample.time < current.time) return 'late';
  if (current?.time === sample.time) return isSameReading(sample, current) ? 'repeated' : 'corrected';
  return isStale(sample.time, receivedAt) ? 'stale' : 'moved';
}

function isSameReading(sample: Sample, current: CurrentValue): boolean {
  return sample.value === current.value && sample.quality === current.quality;
}
