import { expect, it } from '@jest/globals';

import { describeWithRecordings, rangeOf } from '../../../../../test/support/recordings.ts';
import { paceReadings } from '../plan/pace-readings.ts';
import { openRecording } from './open-recording.ts';

describeWithRecordings('machine-temperature', 'a recorded machine temperature', (folder) => {
  it('has 22,695 rows, its clock set back once by 55 min', async () => {
    const { readings } = await openRecording(folder);
    const steps = readings.slice(1).map(({ time }, index) => time - (readings[index]?.time ?? 0));
    expect(readings).toHaveLength(22_695);
    expect(steps.filter((step) => step < 0)).toEqual([-3_300_000]);
  });

  it('keeps the twelve times that come twice with another value', async () => {
    const { readings } = await openRecording(folder);
    expect(readings.length - new Set(readings.map(({ time }) => time)).size).toBe(12);
  });

  it('keeps its readings as they are', async () => {
    const [low, high] = rangeOf(await openRecording(folder), 'machineTemperature') ?? [];
    expect(low).toBeCloseTo(2.0847);
    expect(high).toBeCloseTo(108.5105);
  });

  it('goes on at its pace where the clock was set back', async () => {
    const { readings } = await openRecording(folder);
    const { elapsed, interval, period } = paceReadings(readings.map(({ time }) => time));
    expect(interval).toBe(300_000);
    expect(period).toBe(22_695 * 300_000);
    expect(elapsed.every((time, index) => index === 0 || time > (elapsed[index - 1] ?? time))).toBe(true);
  });
});
