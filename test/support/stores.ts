import { describe } from '@jest/globals';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { openDuckdbStore } from '#telemetry/store/duckdb/open-duckdb-store';

import { describeWith } from './describe-with.ts';
import { influxdbIsThere, makeBucket } from './influxdb.ts';
import type { OpenedStore } from './opened-store.ts';

export type { OpenedStore } from './opened-store.ts';

export async function onDuckdb(): Promise<OpenedStore> {
  const folder = await mkdtemp(join(tmpdir(), 'muster-store-'));
  return { open: () => openDuckdbStore({ folder }), remove: () => rm(folder, { recursive: true }) };
}

/** Runs a suite on the embedded store, and once more in a bucket of the InfluxDB that MUSTER_TEST_INFLUX_URL names. */
export function describeOnStores(name: string, suite: (open: () => Promise<OpenedStore>) => void): void {
  describe(`${name}, in DuckDB`, () => suite(onDuckdb));
  describeWith(influxdbIsThere, `${name}, in InfluxDB`, () => suite(makeBucket));
}
