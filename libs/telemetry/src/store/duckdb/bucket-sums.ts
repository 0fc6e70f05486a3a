import duckdb from '@duckdb/node-bindings';
import type { DuckDBDataChunk } from '@duckdb/node-api';

import type { SampleValue } from '../../sample.ts';
import type { Aggregate, Bucket } from '../telemetry-store.ts';

interface Sum {
  readonly start: number;
  min: number;
  max: number;
  total: number;
  count: number;
  last: number;
  lastTime: number;
}

const AGGREGATE_OF: Record<Aggregate, (sum: Sum) => number> = {
  min: ({ min }) => min,
  max: ({ max }) => max,
  mean: ({ total, count }) => total / count,
  last: ({ last }) => last,
  count: ({ count }) => count,
};

/**
 * Sums readings up to buckets. Rows are read where the database has put them, column by column: for the few tens of
 * thousands of one series that costs a third of grouping them in SQL.
 */
export class BucketSums {
  readonly #everyMs: number;
  readonly #sums = new Map<number, Sum>();
  /** Readings come in order but for the late ones. */
  #current: Sum | undefined;

  constructor(everyMs: number) {
    this.#everyMs = everyMs;
  }

  /** @param chunk of two DOUBLE columns, time and value, none of them null */
  addChunk({ chunk, rowCount }: DuckDBDataChunk): void {
    const column = (index: number) => {
      const bytes = duckdb.vector_get_data(duckdb.data_chunk_get_vector(chunk, index), rowCount * 8);
      return new Float64Array(bytes.buffer, bytes.byteOffset, rowCount);
    };
    const [times, values] = [column(0), column(1)];
    for (let row = 0; row < rowCount; row += 1) this.#add(times[row]!, values[row]!);
  }

  /** In the order of their starts. */
  toBuckets(
    aggregates: readonly Aggregate[],
    toValue: (aggregate: Aggregate, value: number) => SampleValue | null,
  ): Bucket[] {
    return [...this.#sums.values()]
      .sort((one, other) => one.start - other.start)
      .map((sum) => [sum.start, ...aggregates.map((aggregate) => toValue(aggregate, AGGREGATE_OF[aggregate](sum)))]);
  }

  #add(time: number, value: number): void {
    const current = this.#current;
    const sum =
      current && time >= current.start && time < current.start + this.#everyMs ? current : this.#find(time, value);
    if (value < sum.min) sum.min = value;
    if (value > sum.max) sum.max = value;
    sum.total += value;
    sum.count += 1;
    if (time >= sum.lastTime) [sum.last, sum.lastTime] = [value, time];
  }

  #find(time: number, value: number): Sum {
    const start = time - (time % this.#everyMs);
    const found = this.#sums.get(start);
    const sum = found ?? { start, min: value, max: value, total: 0, count: 0, last: value, lastTime: time };
    if (!found) this.#sums.set(start, sum);
    this.#current = sum;
    return sum;
  }
}
