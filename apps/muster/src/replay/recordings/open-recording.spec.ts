import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { FAMILIES } from '#telemetry/catalogue/families';

import { describeWithRecordings } from '../../../../../test/support/recordings.ts';
import { openRecording, RECORDING_KINDS } from './open-recording.ts';

describe('a folder to replay', () => {
  let folder: string;

  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'muster-replay-'));
  });

  afterEach(() => rm(folder, { recursive: true }));

  it('is refused when it does not exist', async () => {
    await expect(openRecording(join(folder, 'nowhere'))).rejects.toThrow(/^Cannot read the folder .*nowhere/);
  });

  it('is refused with what replay knows when it holds nothing of that', async () => {
    await writeFile(join(folder, 'notes.txt'), 'nothing here');
    await expect(openRecording(folder)).rejects.toThrow(/It knows: car-obd-gps, ev-gps, truck-j1939/);
  });

  it('may hold unpacked files', async () => {
    await writeFile(join(folder, 'car_B_1hz.csv'), 'timestamp,engine_rpm\n2024-09-07T07:43:20.000Z,900\n');
    expect((await openRecording(folder)).readings).toEqual([
      { time: Date.parse('2024-09-07T07:43:20Z'), values: { engineSpeed: 900 } },
    ]);
  });

  it('lists its recordings when another is asked for', async () => {
    await writeFile(join(folder, 'car_A_1hz.csv'), 'timestamp\n');
    await writeFile(join(folder, 'car_B_1hz.csv'), 'timestamp\n');
    await expect(openRecording(folder, 'car_C')).rejects.toThrow(/no recording car_C. It has: car_A, car_B./);
  });

  it('is refused when its recording has no rows', async () => {
    await writeFile(join(folder, 'car_A_1hz.csv'), 'timestamp\n');
    await expect(openRecording(folder)).rejects.toThrow(/car_A in .* is empty/);
  });
});

describe.each(RECORDING_KINDS.map((kind) => [kind.code, kind] as const))('the recordings of %s', (code, kind) => {
  describeWithRecordings(code, 'as pieces of a family', (folder) => {
    it('send only metrics that their family has', async () => {
      const family = FAMILIES.find((family) => family.code === kind.family);
      const { readings } = await openRecording(folder);
      const sent = new Set(readings.flatMap(({ values }) => Object.keys(values)));
      expect([...sent].filter((metric) => !family?.metrics.includes(metric))).toEqual([]);
    });
  });
});
