import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';

import { DuckDBInstance } from '@duckdb/node-api';

import { addHotPart, DuckdbStore } from './duckdb-store.ts';
import { attachPart, HOT_LEVEL, listParts, MAIN_FILE, measureHot, removeUnlisted, type Part } from './parts.ts';
import { findLastRolledUp } from './expire-parts.ts';
import { SCHEMA } from './schema.ts';
import { SeriesIndex } from './series-index.ts';

export interface DuckdbStoreOptions {
  readonly folder: string;
  /** Rows after which the hot part is sealed. */
  readonly sealRows?: number;
  /** Rows that a seal or merge sorts at once. */
  readonly sliceRows?: number;
  /** Hears of background work that failed; it is tried again after the next seal. */
  readonly onError?: (error: unknown) => void;
}

/**
 * One thread: the gateway needs the other core. Checkpoints are ours, after each seal: an automatic one would stall an
 * append.
 */
const SETTINGS = { threads: '1', checkpoint_threshold: '4GB', memory_limit: '1GB' };

/** Opens the embedded telemetry store. One process owns the file; DuckDB refuses a second one by a lock of the kernel. */
export async function openDuckdbStore({
  folder,
  sealRows,
  sliceRows,
  onError = () => undefined,
}: DuckdbStoreOptions): Promise<DuckdbStore> {
  await mkdir(folder, { recursive: true, mode: 0o700 });
  const instance = await DuckDBInstance.create(join(folder, MAIN_FILE), SETTINGS);
  const writer = await instance.connect();
  await writer.run(SCHEMA);
  const parts: Part[] = [];
  for (const part of await listParts(writer)) parts.push(await measureHot(writer, part));
  await removeUnlisted(writer, folder, parts);
  for (const part of parts) if (part.level !== HOT_LEVEL) await attachPart(writer, folder, part);
  // A new hot part at each start: what the last run left is sealed.
  parts.push(await addHotPart(writer, Math.max(0, ...parts.map(({ id }) => id)) + 1, parts));
  const connections = { instance, writer, reader: await instance.connect(), sealer: await instance.connect() };
  return new DuckdbStore(connections, await SeriesIndex.load(writer), parts, {
    folder,
    lastRolledUp: await findLastRolledUp(writer),
    sealRows,
    sliceRows,
    onError,
  });
}
