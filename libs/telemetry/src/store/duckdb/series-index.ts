import type { DuckDBConnection } from '@duckdb/node-api';

interface Series {
  readonly id: number;
  readonly assetCode: string;
  readonly metric: string;
}

/** The numbers by which samples name their piece and metric. New ones become known once their transaction has committed. */
export class SeriesIndex {
  readonly #ids = new Map<string, number>();
  #pending: Series[] = [];

  static async load(connection: DuckDBConnection): Promise<SeriesIndex> {
    const index = new SeriesIndex();
    const rows = await connection.runAndReadAll('SELECT id, asset_code, metric FROM series');
    for (const [id, assetCode, metric] of rows.getRowsJS())
      index.#ids.set(key(String(assetCode), String(metric)), Number(id));
    return index;
  }

  find(assetCode: string, metric: string): number | undefined {
    return this.#ids.get(key(assetCode, metric));
  }

  findOrAdd(assetCode: string, metric: string): number {
    const known = this.find(assetCode, metric);
    if (known !== undefined) return known;
    const id = this.#ids.size;
    this.#ids.set(key(assetCode, metric), id);
    this.#pending.push({ id, assetCode, metric });
    return id;
  }

  *names(): Iterable<{ assetCode: string; metric: string }> {
    for (const name of this.#ids.keys()) {
      const slash = name.indexOf('/');
      yield { assetCode: name.slice(0, slash), metric: name.slice(slash + 1) };
    }
  }

  /** The series added since the last commit, to be written in the transaction of their first samples. */
  get pending(): readonly Series[] {
    return this.#pending;
  }

  commit(): void {
    this.#pending = [];
  }

  rollback(): void {
    for (const { assetCode, metric } of this.#pending) this.#ids.delete(key(assetCode, metric));
    this.#pending = [];
  }
}

function key(assetCode: string, metric: string): string {
  return `${assetCode}/${metric}`;
}
