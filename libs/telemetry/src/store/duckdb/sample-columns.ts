import duckdb from '@duckdb/node-bindings';
import { BIGINT, DOUBLE, DuckDBDataChunk, UINTEGER, UTINYINT, type DuckDBAppender } from '@duckdb/node-api';

/** DuckDB's vector size: a chunk takes no more rows. */
const CHUNK_ROWS = 2_048;
const TYPES = [UINTEGER, BIGINT, DOUBLE, UTINYINT];
const TWO_POW_32 = 2 ** 32;

/**
 * Rows of a part, column by column. Typed arrays are copied into DuckDB's vectors whole: several times faster than one
 * call for each value.
 */
export class SampleColumns {
  #capacity = CHUNK_ROWS;
  #series = new Uint32Array(this.#capacity);
  /** Each time as its low and high half, the layout of a little-endian BIGINT, without a BigInt for each row. */
  #time = new Uint32Array(this.#capacity * 2);
  #value = new Float64Array(this.#capacity);
  #quality = new Uint8Array(this.#capacity);
  #length = 0;
  #firstTime = Infinity;
  #lastTime = -Infinity;

  get length(): number {
    return this.#length;
  }

  get firstTime(): number {
    return this.#firstTime;
  }

  get lastTime(): number {
    return this.#lastTime;
  }

  push(series: number, time: number, value: number, quality: number): void {
    if (this.#length === this.#capacity) this.#grow();
    const row = this.#length++;
    this.#series[row] = series;
    this.#time[row * 2] = time % TWO_POW_32;
    this.#time[row * 2 + 1] = Math.floor(time / TWO_POW_32);
    this.#value[row] = value;
    this.#quality[row] = quality;
    if (time < this.#firstTime) this.#firstTime = time;
    if (time > this.#lastTime) this.#lastTime = time;
  }

  appendTo(appender: DuckDBAppender): void {
    for (let start = 0; start < this.#length; start += CHUNK_ROWS) {
      const rows = Math.min(CHUNK_ROWS, this.#length - start);
      const chunk = DuckDBDataChunk.create(TYPES, rows);
      const columns = [this.#series, this.#time, this.#value, this.#quality];
      columns.forEach((column, index) => {
        const bytesARow = (column.byteLength / this.#capacity) | 0;
        const vector = duckdb.data_chunk_get_vector(chunk.chunk, index);
        duckdb.copy_data_to_vector(vector, 0, column.buffer, start * bytesARow, rows * bytesARow);
      });
      appender.appendDataChunk(chunk);
    }
  }

  #grow(): void {
    this.#capacity *= 2;
    this.#series = enlarged(this.#series, new Uint32Array(this.#capacity));
    this.#time = enlarged(this.#time, new Uint32Array(this.#capacity * 2));
    this.#value = enlarged(this.#value, new Float64Array(this.#capacity));
    this.#quality = enlarged(this.#quality, new Uint8Array(this.#capacity));
  }
}

function enlarged<T extends Uint32Array | Float64Array | Uint8Array>(from: T, to: T): T {
  to.set(from);
  return to;
}
