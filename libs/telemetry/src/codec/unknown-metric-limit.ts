import type { MetricLookup } from '../catalogue/catalogue.ts';
import type { Sample } from '../sample.ts';

/** design.md: unknown metrics are kept, at most 100 names a device. */
export const MAXIMUM_UNKNOWN_METRICS = 100;

/** Counts the names a piece has invented. Two limits fed the same samples in the same order decide alike. */
export class UnknownMetricLimit {
  readonly #catalogue: MetricLookup;
  readonly #names = new Map<string, Set<string>>();

  /** @param known names that are kept already */
  constructor(catalogue: MetricLookup, known: Iterable<{ assetCode: string; metric: string }> = []) {
    this.#catalogue = catalogue;
    this.know(known);
  }

  /** Names that another has admitted. */
  know(kept: Iterable<{ assetCode: string; metric: string }>): void {
    for (const { assetCode, metric } of kept) {
      if (!this.#catalogue.findMetric(metric)) this.#namesOf(assetCode).add(metric);
    }
  }

  admits({ assetCode, metric, quality }: Sample): boolean {
    // Good or out of range is only what the catalogue knows.
    if (quality === 'good' || quality === 'outOfRange' || this.#catalogue.findMetric(metric)) return true;
    const names = this.#namesOf(assetCode);
    if (names.has(metric)) return true;
    if (names.size >= MAXIMUM_UNKNOWN_METRICS) this.#forgetKnown(names);
    if (names.size >= MAXIMUM_UNKNOWN_METRICS) return false;
    names.add(metric);
    return true;
  }

  /** A name that the catalogue has learnt is not invented any more. */
  #forgetKnown(names: Set<string>): void {
    for (const name of names) if (this.#catalogue.findMetric(name)) names.delete(name);
  }

  #namesOf(assetCode: string): Set<string> {
    const names = this.#names.get(assetCode) ?? new Set();
    this.#names.set(assetCode, names);
    return names;
  }
}
