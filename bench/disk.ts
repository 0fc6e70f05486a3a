import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { STANDARD_CATALOGUE } from '#telemetry/catalogue/catalogue';
import { decodeMessage } from '#telemetry/codec/decode-message';
import { EARLIEST_TIME } from '#telemetry/codec/judge-time';
import type { LogEntry } from '#telemetry/codec/log-entry';
import type { Sample } from '#telemetry/sample';
import { openDuckdbStore } from '#telemetry/store/duckdb/open-duckdb-store';

import { openRecording } from '../apps/muster/src/replay/recordings/open-recording.ts';
import { printFigure } from './print-figure.ts';

const RECORDINGS = join('..', 'shared', 'data');
const READINGS_A_BATCH = 5_000;

/** Bytes a sample after compaction, each recording once under one code, through the real codec. */
export async function disk(): Promise<void> {
  const folder = await mkdtemp(join(tmpdir(), 'muster-bench-'));
  const store = await openDuckdbStore({ folder });
  try {
    let samples = 0;
    for (const entry of await readdir(RECORDINGS, { withFileTypes: true })) {
      if (!entry.isDirectory()) continue;
      for (const batch of await readSamples(entry.name)) {
        await store.append(batch, samples + 1);
        samples += batch.length;
      }
    }
    await store.compact();
    printFigure('disk', 'samples', samples, '1');
    printFigure('disk', 'bytesASample', (await store.usage()).bytes / samples, 'By');
  } finally {
    await store.close();
    await rm(folder, { recursive: true });
  }
}

async function readSamples(name: string): Promise<Sample[][]> {
  const { readings } = await openRecording(join(RECORDINGS, name));
  // A recording without a date begins at zero.
  const begin = (readings[0]?.time ?? 0) < EARLIEST_TIME ? Date.UTC(2026, 0, 1) : 0;
  const batches: Sample[][] = [];
  for (let start = 0; start < readings.length; start += READINGS_A_BATCH) {
    const stretch = readings.slice(start, start + READINGS_A_BATCH);
    const wire = stretch.map(({ time, values }) => ({ ts: begin + time, values }));
    const heard: LogEntry = {
      kind: 'telemetry',
      assetCode: name.toUpperCase(),
      receivedAt: Date.now(),
      timeSource: 'device',
      topic: '',
      payload: Buffer.from(JSON.stringify(wire)),
    };
    const { samples } = decodeMessage(heard, STANDARD_CATALOGUE);
    batches.push([...samples]);
  }
  return batches;
}
