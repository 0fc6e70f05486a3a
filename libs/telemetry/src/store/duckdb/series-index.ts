import type { DuckDBConnection } from '@duckdb/node-api';

import { SERIES_TYPES, type SeriesType } from './schema.ts';

export interface Series {
  readonly id: number;
  readonly assetCode: string;
  readonly metric: string;
  readonly type: SeriesType;
}

/** The numbers by which samples name their piece, metric and type. New ones are written with their first samples. */
export class SeriesIndex {
  /** By piece, then by metric: one series for each type that the metric has been sent with. */
  readonly #byPiece = new Map<string, Map<string, Series[]>>();
  #next = 0;
  #pending: Series[] = [];

  static async load(connection: DuckDBConnection): Promise<SeriesIndex> {
    const index = new SeriesIndex();
    const rows = await connection.runAndReadAll('SELECT id, asset_code, metric, type FROM series');
    for (const [id, assetCode, metric, type] of rows.getRowsJS()) {
      index.#add({
        id: Number(id),
        assetCode: String(assetCode),
        metric: String(metric),
        type: SERIES_TYPES[Number(type)]!,
      });
    }
    return index;
  }

  /** Every series of a metric; most have one. */
  find(assetCode: string, metric: string): readonly Series[] {
    return this.#byPiece.get(assetCode)?.get(metric) ?? [];
  }

  findOrAdd(assetCode: string, metric: string, type: SeriesType): number {
    for (const series of this.find(assetCode, metric)) if (series.type === type) return series.id;
    const series = { id: this.#next, assetCode, metric, type };
    this.#add(series);
    this.#pending.push(series);
    return series.id;
  }

  /** The series added since the last commit, to be written in the transaction of their first samples. */
  get pending(): readonly Series[] {
    return this.#pending;
  }

  commit(): void {
    this.#pending = [];
  }

  #add(series: Series): void {
    const metrics = this.#byPiece.get(series.assetCode) ?? new Map<string, Series[]>();
    this.#byPiece.set(series.assetCode, metrics);
    metrics.set(series.metric, [...(metrics.get(series.metric) ?? []), series]);
    this.#next = Math.max(this.#next, series.id + 1);
  }
}
