import { afterEach, expect, it } from '@jest/globals';

import { STANDARD_CATALOGUE } from '#telemetry/catalogue/catalogue';
import { decodeMessage } from '#telemetry/codec/decode-message';
import type { Sample } from '#telemetry/sample';
import { AGGREGATES, type Bucket, type TelemetryStore } from '#telemetry/store/telemetry-store';

import { openRecording } from '../../apps/muster/src/replay/recordings/open-recording.ts';
import type { RecordedReading } from '../../apps/muster/src/replay/recordings/recording.ts';
import { describeWith } from '../support/describe-with.ts';
import { influxdbIsThere, makeBucket } from '../support/influxdb.ts';
import { describeWithRecordings } from '../support/recordings.ts';
import type { OpenedStore } from '../support/opened-store.ts';
import { onDuckdb } from '../support/stores.ts';

const ASSET_CODE = 'TWIN-1';
/** A recording whose clock begins at nought is played from here. */
const BEGIN = Date.UTC(2026, 0, 1);
const FOLDERS = ['car-obd-gps', 'ev-gps', 'truck-j1939', 'drilling-rig', 'hydraulic-rig', 'machine-temperature'];
const MINUTE_MS = 60_000;
const BATCH = 20_000;

describeWith(influxdbIsThere, 'DuckDB and InfluxDB', () => {
  const opened: { place: OpenedStore; store: TelemetryStore }[] = [];
  const open = async (place: OpenedStore) => {
    const store = await place.open();
    opened.push({ place, store });
    return store;
  };
  afterEach(async () => {
    for (const { place, store } of opened.splice(0)) {
      await store.close();
      await place.remove();
    }
  });

  for (const folder of FOLDERS) {
    describeWithRecordings(folder, `filled with ${folder}`, (path) => {
      it('answer the same', async () => {
        const samples = (await openRecording(path)).readings.flatMap(toSamples);
        const [duckdb, influxdb] = [await open(await onDuckdb()), await open(await makeBucket())];
        for (let start = 0; start < samples.length; start += BATCH) {
          const batch = samples.slice(start, start + BATCH);
          await Promise.all([duckdb.append(batch, start), influxdb.append(batch, start)]);
        }
        const times = samples.map(({ time }) => time);
        const [from, to] = [times.reduce(least), times.reduce(greatest) + 1];
        const everyMs = Math.max(MINUTE_MS, Math.ceil((to - from) / 500));
        const metrics = new Set(samples.map(({ metric }) => metric));
        expect(metrics.size).toBeGreaterThan(0);
        for (const metric of metrics) {
          const raw = { assetCode: ASSET_CODE, metric, from, to, quality: 'all', limit: 10_000 } as const;
          expect(await influxdb.readRaw(raw)).toEqual(await duckdb.readRaw(raw));
          const buckets = { assetCode: ASSET_CODE, metric, from, to, everyMs, aggregates: AGGREGATES };
          const [theirs, ours] = [await influxdb.readBuckets(buckets), await duckdb.readBuckets(buckets)];
          expect(theirs.map(rounded)).toEqual(ours.map(rounded));
        }
      }, 120_000);
    });
  }
});

function toSamples({ time, positionTime, values }: RecordedReading): readonly Sample[] {
  const ts = time < Date.UTC(2000, 0, 1) ? BEGIN + time : time;
  const payload = Buffer.from(JSON.stringify({ ts, ...(positionTime && { positionTs: positionTime }), values }));
  const topic = `muster/v1/${ASSET_CODE}/telemetry`;
  const heard = { kind: 'telemetry', assetCode: ASSET_CODE, timeSource: 'device', receivedAt: ts, topic } as const;
  return decodeMessage({ ...heard, payload }, STANDARD_CATALOGUE).samples;
}

/** The same numbers summed up in another order differ in their last digits. */
function rounded(bucket: Bucket): unknown[] {
  return bucket.map((value) => (typeof value === 'number' ? Number(value.toPrecision(10)) : value));
}

const least = (one: number, other: number): number => Math.min(one, other);
const greatest = (one: number, other: number): number => Math.max(one, other);
