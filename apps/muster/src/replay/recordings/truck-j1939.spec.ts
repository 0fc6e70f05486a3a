import { expect, it } from '@jest/globals';

import { describeWithRecordings, rangeOf } from '../../../../../test/support/recordings.ts';
import { openRecording } from './open-recording.ts';

describeWithRecordings('truck-j1939', 'a recorded truck', (folder) => {
  it('is played idling, one row a second', async () => {
    const truck = await openRecording(folder);
    expect(truck.name).toBe('truck_idle_20211025');
    expect(truck.readings).toHaveLength(128);
    expect(rangeOf(truck, 'engineOilPressure')).toEqual([236, 260]);
    expect(rangeOf(truck, 'cumulativeDistance')).toEqual([13_832.875, 13_832.875]);
  });

  it('sends its saturated NOx sensor as recorded', async () => {
    expect(rangeOf(await openRecording(folder), 'noxOutlet')).toEqual([3_012.75, 3_012.75]);
  });

  it('lacks the heading in some rows with a position', async () => {
    const { readings } = await openRecording(folder);
    expect(readings.filter(({ values }) => 'latitude' in values)).toHaveLength(114);
    expect(readings.filter(({ values }) => 'heading' in values)).toHaveLength(84);
  });

  it('has engine hours where the key was on and the engine off', async () => {
    const signals = await openRecording(folder, 'engine_off_20210601_signals');
    expect(rangeOf(signals, 'cumulativeOperatingHours')).toEqual([219.2, 219.2]);
    expect(signals.readings.filter(({ values }) => 'engineSpeed' in values)).toHaveLength(577);
  });

  it('sends at the rate of the bus when it is played signal by signal', async () => {
    const { readings } = await openRecording(folder, 'truck_idle_20211025_signals');
    expect(readings.filter(({ values }) => 'engineSpeed' in values)).toHaveLength(12_719);
  });
});
