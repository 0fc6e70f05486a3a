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

/** The latest reading of every metric of every piece that this gateway hears. */
export class CurrentValues {
  readonly #values = new Map<string, Map<string, CurrentValue>>();

  constructor(known: Iterable<CurrentValue> = []) {
    for (const value of known) this.#metricsOf(value.assetCode).set(value.metric, value);
  }

  /** Judges a sample, and lets it become the current value unless it is late or repeated. */
  observe(sample: Sample, receivedAt: number): Arrival {
    const metrics = this.#metricsOf(sample.assetCode);
    const arrival = judgeArrival(sample, receivedAt, metrics.get(sample.metric));
    if (arrival !== 'late' && arrival !== 'repeated') metrics.set(sample.metric, { ...sample, receivedAt });
    return arrival;
  }

  get(assetCode: string, metric: string): CurrentValue | undefined {
    return this.#values.get(assetCode)?.get(metric);
  }

  #metricsOf(assetCode: string): Map<string, CurrentValue> {
    const metrics = this.#values.get(assetCode) ?? new Map<string, CurrentValue>();
    this.#values.set(assetCode, metrics);
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
