import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';

import type { Sample } from '#telemetry/sample';
import type { DuckdbStore } from '#telemetry/store/duckdb/duckdb-store';
import { openDuckdbStore } from '#telemetry/store/duckdb/open-duckdb-store';

import { percentile } from './percentile.ts';
import { printFigure } from './print-figure.ts';

const USAGE = `npm run bench -- history [options]   30 days of one metric at 1/min in 500 buckets, among many samples
  --samples 100000000   how many the store holds
  --queries 200         how often it is asked, each time for another piece and metric`;

const METRICS = [
  'engineSpeed',
  'fuelRate',
  'batteryVoltage',
  'engineLoadRatio',
  'vehicleSpeed',
  'engineCoolantTemperature',
  'fuelRemainingRatio',
] as const;
const MINUTE_MS = 60_000;
const MINUTES = 30 * 24 * 60;
const BUCKETS = 500;
const MINUTES_A_BATCH = 10;
const FIRST = Date.UTC(2026, 0, 1);
const LAST = FIRST + MINUTES * MINUTE_MS;

export async function history(args: string[]): Promise<void> {
  const options = {
    samples: { type: 'string', default: '100000000' },
    queries: { type: 'string', default: '200' },
  } as const;
  const { values } = parseArgs({ args, options: { ...options, help: { type: 'boolean', default: false } } });
  if (values.help) return console.log(USAGE);
  const folder = await mkdtemp(join(tmpdir(), 'muster-bench-'));
  const store = await openDuckdbStore({ folder, onError: (error) => console.error(error) });
  try {
    const pieces = Math.ceil(Number(values.samples) / (METRICS.length * MINUTES));
    const samples = await fill(store, pieces);
    await ask(store, pieces, Number(values.queries));
    await store.settle();
    printFigure('history', 'bytesASample', (await store.usage()).bytes / samples, 'By');
  } finally {
    await store.close();
    await rm(folder, { recursive: true });
  }
}

async function fill(store: DuckdbStore, pieces: number): Promise<number> {
  const startedAt = performance.now();
  let count = 0;
  for (let minute = 0; minute < MINUTES; minute += MINUTES_A_BATCH) {
    const samples = [...makeSamples(pieces, minute)];
    await store.append(samples, minute + 1);
    count += samples.length;
  }
  printFigure('history', 'samples', count, '1');
  printFigure('history', 'appendedPerSecond', count / ((performance.now() - startedAt) / 1_000), '/s');
  await store.settle();
  return count;
}

/** Each metric wanders in steps of its resolution, as a sensor's does. */
function* makeSamples(pieces: number, firstMinute: number): Iterable<Sample> {
  for (let minute = firstMinute; minute < firstMinute + MINUTES_A_BATCH; minute += 1) {
    for (let piece = 0; piece < pieces; piece += 1) {
      for (const [index, metric] of METRICS.entries()) {
        const wave = Math.sin((minute + piece * 37) / (60 * (index + 1))) + Math.sin(minute * (index + 3)) / 8;
        const value = Math.round((1_000 + 400 * wave) * 4) / 4;
        yield { assetCode: `PIECE-${piece}`, metric, time: FIRST + minute * MINUTE_MS, value, quality: 'good' };
      }
    }
  }
}

async function ask(store: DuckdbStore, pieces: number, queries: number): Promise<void> {
  const took: number[] = [];
  for (let query = 0; query < queries; query += 1) {
    const startedAt = performance.now();
    const buckets = await store.readBuckets({
      assetCode: `PIECE-${(query * 61) % pieces}`,
      metric: METRICS[query % METRICS.length]!,
      from: FIRST,
      to: LAST,
      everyMs: Math.ceil((LAST - FIRST) / BUCKETS),
      aggregates: ['min', 'max', 'mean'],
    });
    took.push(performance.now() - startedAt);
    if (buckets.length < BUCKETS) throw new Error(`${buckets.length} buckets where ${BUCKETS} were asked for`);
  }
  printFigure('history', 'queryP50', percentile(took, 0.5), 'ms');
  printFigure('history', 'queryP95', percentile(took, 0.95), 'ms');
}
