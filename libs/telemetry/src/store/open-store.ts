import type { DuckdbStoreOptions } from './duckdb/open-duckdb-store.ts';
import type { InfluxdbStoreOptions } from './influxdb/influxdb-store.ts';
import type { RefusedSample } from './influxdb/write-samples.ts';
import type { TelemetryStore } from './telemetry-store.ts';

/** Which store there is, and what it needs: plain data, as a thread is given it. */
export type StoreChoice =
  | ({ readonly kind: 'duckdb' } & Pick<DuckdbStoreOptions, 'folder' | 'sealRows'>)
  | ({ readonly kind: 'influxdb' } & Omit<InfluxdbStoreOptions, 'keepRefused'>);

export interface StoreEvents {
  /** Background work failed; it is tried again. */
  readonly onBackgroundError: (error: unknown) => void;
  /** Keeps what the store will never take; the store moves its applied position after it. */
  readonly keepRefused: (refused: readonly RefusedSample[]) => Promise<void>;
}

/** Opens the store that was chosen. An adapter is loaded when it is needed: who has InfluxDB does without DuckDB. */
export async function openStore(choice: StoreChoice, events: StoreEvents): Promise<TelemetryStore> {
  if (choice.kind === 'influxdb') {
    const { InfluxdbStore } = await import('./influxdb/influxdb-store.ts');
    return new InfluxdbStore({ ...choice, keepRefused: events.keepRefused });
  }
  const { openDuckdbStore } = await import('./duckdb/open-duckdb-store.ts');
  return openDuckdbStore({ ...choice, onError: events.onBackgroundError });
}
