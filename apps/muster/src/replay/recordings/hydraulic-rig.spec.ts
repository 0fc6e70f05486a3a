import { beforeAll, expect, it } from '@jest/globals';

import { describeWithRecordings, rangeOf } from '../../../../../test/support/recordings.ts';
import { openRecording } from './open-recording.ts';
import type { Recording } from './recording.ts';

describeWithRecordings('hydraulic-rig', 'a recorded hydraulic rig', (folder) => {
  let rig: Recording;

  beforeAll(async () => {
    rig = await openRecording(folder);
  });

  it('plays 2,205 cycles of 60 s one after another', () => {
    expect(rig.kind.family).toBe('pump');
    expect(rig.readings).toHaveLength(2_205 * 60);
    expect(rig.readings.at(-1)?.time).toBe((2_205 * 60 - 1) * 1_000);
  });

  it('takes the tenth samples of the flow meter, at the full seconds', () => {
    expect(rig.readings.slice(0, 3).map(({ values }) => values['flowRate'])).toEqual([8.99, 0.001, 0.005]);
    expect(rig.readings.every(({ values }) => typeof values['flowRate'] === 'number')).toBe(true);
  });

  it('keeps the ranges of the sensors', () => {
    expect(rangeOf(rig, 'vibrationVelocity')).toEqual([0.483, 2.546]);
    expect(rangeOf(rig, 'hydraulicTemperature1')).toEqual([34.984, 58.207]);
    expect(rangeOf(rig, 'efficiencyRatio')).toEqual([0, 100.6]);
    expect(rangeOf(rig, 'coolingPower')).toEqual([1.016, 2.909]);
  });
});
