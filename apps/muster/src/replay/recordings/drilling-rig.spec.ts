import { beforeAll, expect, it } from '@jest/globals';

import { describeWithRecordings, rangeOf } from '../../../../../test/support/recordings.ts';
import { openRecording } from './open-recording.ts';
import type { Recording } from './recording.ts';

describeWithRecordings('drilling-rig', 'a recorded drilling rig', (folder) => {
  let rig: Recording;

  beforeAll(async () => {
    rig = await openRecording(folder);
  });

  it('has 50,000 rows from 0.97 s on, of which two repeat the time before', () => {
    const times = rig.readings.map(({ time }) => time);
    expect(times).toHaveLength(50_000);
    expect([times[0], times.at(-1)]).toEqual([970, 49_999_640]);
    expect(times.filter((time, index) => time === times[index - 1])).toHaveLength(2);
  });

  it('converts feet, pounds and psi to metres, newtons and pascals', () => {
    expect(rangeOf(rig, 'blockHeight')).toEqual([1.7008, 33.1561]);
    expect(rangeOf(rig, 'hookload')).toEqual([71.1715, 450.16]);
    expect(rangeOf(rig, 'standpipePressure')).toEqual([0, 12_551.0783]);
    expect(rangeOf(rig, 'topDriveTorque')).toEqual([0, 23_236.008]);
  });

  it('keeps the null −999.25 unconverted in eight channels at once, while inclination stays', () => {
    const dropouts = rig.readings.filter(({ values }) => values['hookload'] === -999.25);
    expect(dropouts).toHaveLength(1_458);
    for (const { values } of dropouts) {
      expect(Object.values(values).filter((value) => value === -999.25)).toHaveLength(8);
      expect(values['inclination']).toBeGreaterThan(0);
    }
  });

  it('says in a word what the rig does, row by row', () => {
    const count = new Map<unknown, number>();
    for (const { values } of rig.readings)
      count.set(values['operatingState'], (count.get(values['operatingState']) ?? 0) + 1);
    expect(Object.fromEntries(count)).toEqual({
      undefined: 7_345,
      drilling: 18_690,
      connection: 11_334,
      reaming: 2_218,
      circulating: 4_338,
      tripping_in: 4_617,
      tripping_out: 1_458,
    });
  });
});
