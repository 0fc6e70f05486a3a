import { describe, expect, it } from '@jest/globals';

import { describeWithRecordings, rangeOf } from '../../../../../test/support/recordings.ts';
import { parseDay } from './ev-gps.ts';
import { openRecording } from './open-recording.ts';

describeWithRecordings('ev-gps', 'a recorded electric car', (folder) => {
  it.each([
    ['T1_03_29_2021', 6_189, 10],
    ['T1_06_30_2021_1', 5_200, 34],
    ['T2_03_29_2021', 8_521, 57],
    ['T2_04_26_2021', 5_840, 13],
  ])('%s has %i rows, of which %i have an impossible date', async (name, rows, impossible) => {
    const { readings } = await openRecording(folder, name);
    expect(readings).toHaveLength(rows);
    expect(readings.filter(({ impossibleTime }) => impossibleTime !== undefined)).toHaveLength(impossible);
  });

  it('keeps an impossible date as the device wrote it, and its place in the order of time', async () => {
    const { readings } = await openRecording(folder);
    const row = readings.findIndex(({ impossibleTime }) => impossibleTime !== undefined);
    expect(readings[row]?.impossibleTime).toBe('90/02/2032 12:08:07');
    expect((readings[row]?.time ?? 0) - (readings[row - 1]?.time ?? 0)).toBe(1_000);
  });

  it('holds its position while it moves, for most rows', async () => {
    const { readings } = await openRecording(folder);
    const moving = readings.slice(1).flatMap(({ values }, index) => {
      const before = readings[index]?.values;
      if (Number(values['vehicleSpeed']) < 5) return [];
      return [values['latitude'] === before?.['latitude'] && values['longitude'] === before?.['longitude']];
    });
    expect(moving.filter(Boolean).length / moving.length).toBeGreaterThan(0.9);
  });

  it('keeps heights below the sea and the modes of the drive', async () => {
    const recording = await openRecording(folder, 'T1_06_30_2021_1');
    expect(rangeOf(recording, 'altitude')).toEqual([-111, 147]);
    expect(new Set(recording.readings.map(({ values }) => values['driveMode']))).toEqual(new Set(['N', 'D']));
  });
});

describe('a day of the electric car', () => {
  it.each(['03/29/2021', '3/9/2021', '02/29/2024'])('%s is one', (text) => {
    expect(parseDay(text)).toBeDefined();
  });

  it.each(['90/02/2032', '03/00/2000', '02/00/2090', '30/00/2006', '02/29/2021', '', 'yesterday'])(
    '%p is none',
    (text) => {
      expect(parseDay(text)).toBeUndefined();
    },
  );
});
