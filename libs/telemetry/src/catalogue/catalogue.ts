import type { Metric } from './metric.ts';
import { METRICS } from './metrics.ts';

/** What the codec asks of the catalogue: one look-up for each value. */
export type MetricLookup = Pick<Catalogue, 'findMetric'>;

/** The catalogue in force: the standard names, and over them what was added and changed at run time. */
export class Catalogue {
  readonly #metrics = new Map(METRICS.map((metric) => [metric.name, metric]));

  /** The entry for a metric name, or `undefined` when the catalogue does not know it. */
  findMetric(name: string): Metric | undefined {
    return this.#metrics.get(name);
  }

  /** Values that are judged from now on are judged by these. */
  put(metrics: Iterable<Metric>): void {
    for (const metric of metrics) this.#metrics.set(metric.name, metric);
  }
}

/** The standard names alone, where nothing was added. */
export const STANDARD_CATALOGUE: MetricLookup = new Catalogue();
