import { beforeAll, expect, it } from '@jest/globals';

import { describeWithRecordings, rangeOf } from '../../../../../test/support/recordings.ts';
import { openRecording } from './open-recording.ts';
import type { Recording } from './recording.ts';

describeWithRecordings('car-obd-gps', 'a recorded car', (folder) => {
  let trip: Recording;

  beforeAll(async () => {
    trip = await openRecording(folder);
  });

  it('is played by its first trip, one row a second', () => {
    expect(trip).toMatchObject({ name: 'car_A_trip1_20210726', kind: { family: 'vehicle' } });
    expect(trip.readings).toHaveLength(2_390);
    expect(trip.readings[0]?.time).toBe(Date.parse('2021-07-26T04:40:55Z'));
  });

  it('has no position at first and lacks one in 229 of its rows', () => {
    expect(trip.readings.filter(({ values }) => values['latitude'] === undefined)).toHaveLength(229);
    expect(trip.readings.findIndex(({ values }) => values['latitude'] !== undefined)).toBe(129);
    expect(trip.readings[129]?.values).toMatchObject({ latitude: 56.102093, longitude: 10.213618 });
  });

  it('carries the time of the receiver, which its clock is ahead of by 4 s at the first fix', () => {
    const { time, positionTime } = trip.readings[129] ?? { time: 0 };
    expect(time - (positionTime ?? 0)).toBeCloseTo(4_000);
    expect(
      trip.readings.every(
        ({ values, positionTime }) => (positionTime === undefined) === (values['latitude'] === undefined),
      ),
    ).toBe(true);
  });

  it('leaves out what a second did not bring: fuel comes every 10 s', () => {
    expect(trip.readings.filter(({ values }) => 'fuelRemainingRatio' in values)).toHaveLength(239);
    expect(trip.readings.some(({ values }) => 'fuelRate' in values)).toBe(false);
  });

  it('keeps the ranges of the recording, metres a second as km/h', () => {
    expect(rangeOf(trip, 'engineCoolantTemperature')).toEqual([24, 98]);
    expect(rangeOf(trip, 'vehicleSpeed')).toEqual([0, 88]);
    expect(rangeOf(trip, 'groundSpeed')).toEqual([0.0108, 87.0804]);
    expect(rangeOf(trip, 'latitude')).toEqual([55.869964, 56.112345]);
  });

  it('can be played signal by signal, each at its own moment and rate', async () => {
    const signals = await openRecording(folder, 'car_A_trip1_20210726_signals');
    expect(signals.readings.filter(({ values }) => 'engineSpeed' in values)).toHaveLength(4_790);
    expect(signals.readings.filter(({ positionTime }) => positionTime !== undefined)).toHaveLength(2_161);
  });

  it('has a second trip, the same road back', async () => {
    expect((await openRecording(folder, 'car_A_trip2_20210726')).readings).toHaveLength(2_843);
  });
});
