import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { STANDARD_CATALOGUE } from '#telemetry/catalogue/catalogue';
import { decodeMessage } from '#telemetry/codec/decode-message';
import type { Fix } from '#telemetry/codec/verdict';
import type { Quality } from '#telemetry/sample';
import { CurrentValues, type Arrival } from '#telemetry/state/current-values';
import { openDuckdbStore } from '#telemetry/store/duckdb/open-duckdb-store';

const ASSET_CODE = 'DEFECT-1';
/** A recording whose clock begins at nought is played from here. */
const BEGIN = Date.UTC(2026, 0, 1);

/** As a machine would send it. */
export interface SentReading {
  /** ms, or what the device wrote instead. */
  readonly ts: number | string;
  readonly positionTs?: number | undefined;
  readonly values: Readonly<Record<string, unknown>>;
}

/** What became of them. */
export interface Walked {
  /** Of the watched metric. */
  readonly qualities: Partial<Record<Quality, number>>;
  readonly arrivals: Partial<Record<Arrival, number>>;
  /** Of all other metrics. */
  readonly others: Partial<Record<Quality, number>>;
  readonly reasons: Record<string, number>;
  readonly fixes: readonly Fix[];
  /** How many different places the fixes name. */
  readonly places: number;
  /** Points of the watched metric in the history, repeats collapsed. */
  readonly stored: number;
  readonly last: unknown;
  readonly current: unknown;
}

/** Sends the readings one by one through the codec, the current values and the telemetry store. */
export async function walkReadings(readings: readonly SentReading[], metric: string): Promise<Walked> {
  const folder = await mkdtemp(join(tmpdir(), 'muster-defects-'));
  const store = await openDuckdbStore({ folder });
  const current = new CurrentValues();
  const times = readings.flatMap(({ ts }) => (typeof ts === 'number' ? [toTime(ts)] : []));
  const receivedAt = Math.max(BEGIN, ...times);
  const walked = { qualities: {}, arrivals: {}, others: {}, reasons: {}, fixes: [] as Fix[] };
  try {
    for (const [index, { ts, ...reading }] of readings.entries()) {
      const payload = Buffer.from(JSON.stringify({ ts: typeof ts === 'number' ? toTime(ts) : ts, ...reading }));
      const topic = `muster/v1/${ASSET_CODE}/telemetry`;
      const entry = {
        kind: 'telemetry',
        assetCode: ASSET_CODE,
        timeSource: 'device',
        receivedAt,
        topic,
        payload,
      } as const;
      const { samples, objections, fixes } = decodeMessage(entry, STANDARD_CATALOGUE);
      walked.fixes.push(...fixes);
      for (const { reason } of objections) count(walked.reasons, reason);
      for (const sample of samples) {
        const arrival = current.observe(sample, receivedAt);
        count(sample.metric === metric ? walked.qualities : walked.others, sample.quality);
        if (sample.metric === metric) count(walked.arrivals, arrival === 'stale' ? 'moved' : arrival);
      }
      await store.append(samples, index + 1);
    }
    const period = { from: 0, to: receivedAt + 1, limit: 10_000 };
    const points = await store.readRaw({ assetCode: ASSET_CODE, metric, quality: 'all', ...period });
    const last = points.at(-1)?.value;
    const places = new Set(walked.fixes.map(({ latitude, longitude }) => `${latitude} ${longitude}`)).size;
    return { ...walked, places, stored: points.length, last, current: current.get(ASSET_CODE, metric)?.value };
  } finally {
    await store.close();
    await rm(folder, { recursive: true, force: true });
  }
}

function toTime(ts: number): number {
  return ts < Date.UTC(2000, 0, 1) ? BEGIN + ts : ts;
}

function count(counts: Record<string, number>, name: string): void {
  counts[name] = (counts[name] ?? 0) + 1;
}
