import { findMetric } from '../catalogue/metrics.ts';
import type { Sample } from '../sample.ts';

/** design.md: unknown metrics are kept, at most 100 names a device. */
export const MAXIMUM_UNKNOWN_METRICS = 100;

/** Counts the names a piece has invented. Two limits fed the same samples in the same order decide alike. */
export class UnknownMetricLimit {
  readonly #names = new Map<string, Set<string>>();

  /** @param known names that are kept already */
  constructor(known: Iterable<{ assetCode: string; metric: string }> = []) {
    for (const { assetCode, metric } of known) if (!findMetric(metric)) this.#namesOf(assetCode).add(metric);
  }

  admits({ assetCode, metric }: Sample): boolean {
    if (findMetric(metric)) return true;
    const names = this.#namesOf(assetCode);
    if (names.has(metric)) return true;
    if (names.size >= MAXIMUM_UNKNOWN_METRICS) return false;
    names.add(metric);
    return true;
  }

  #namesOf(assetCode: string): Set<string> {
    const names = this.#names.get(assetCode) ?? new Set();
    this.#names.set(assetCode, names);
    return names;
  }
}
