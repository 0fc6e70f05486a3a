const BUCKETS_PER_OCTAVE = 16;
const OCTAVES = 32;

/** Latencies in buckets 4 % wide from 1 µs to an hour; 4 kB and no allocation, however many are recorded. */
export class LatencyHistogram {
  readonly #counts = new Uint32Array(BUCKETS_PER_OCTAVE * OCTAVES);
  #total = 0;
  #maximumMs = 0;

  record(latencyMs: number): void {
    const bucket = Math.floor(Math.log2(Math.max(latencyMs * 1_000, 1)) * BUCKETS_PER_OCTAVE);
    this.#counts[Math.min(bucket, this.#counts.length - 1)]! += 1;
    this.#total += 1;
    if (latencyMs > this.#maximumMs) this.#maximumMs = latencyMs;
  }

  get maximumMs(): number {
    return this.#maximumMs;
  }

  /** The upper edge of the bucket in which the quantile lies, never above the greatest value seen; 0 when nothing was recorded. */
  quantileMs(quantile: number): number {
    const rank = Math.ceil(this.#total * quantile);
    let seen = 0;
    for (const [bucket, count] of this.#counts.entries()) {
      seen += count;
      if (seen >= rank && count > 0) return Math.min(2 ** ((bucket + 1) / BUCKETS_PER_OCTAVE) / 1_000, this.#maximumMs);
    }
    return this.#maximumMs;
  }
}
