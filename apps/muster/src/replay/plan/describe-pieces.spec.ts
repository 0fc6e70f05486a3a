import { describe, expect, it } from '@jest/globals';

import { carObdGps } from '../recordings/car-obd-gps.ts';
import { machineTemperature } from '../recordings/machine-temperature.ts';
import type { RecordingKind } from '../recordings/recording.ts';
import { parseReplayOptions } from '../replay-options.ts';
import { describePieces } from './describe-pieces.ts';

const pieces = (kind: RecordingKind, interval: number, typed: object = {}) =>
  describePieces(
    { kind, name: 'test', readings: [] },
    { elapsed: [], interval, period: interval },
    parseReplayOptions({ as: 'X-1', ...typed }),
  );

describe('a piece to be registered', () => {
  it('has the family and the Chinese name of its recording, at the national center', () => {
    expect(pieces(carObdGps, 1_000)).toEqual([
      { assetCode: 'X-1', name: '救援指挥车 X-1', family: 'vehicle', hostUnit: 'center' },
    ]);
  });

  it('may be of another family and host unit', () => {
    expect(pieces(machineTemperature, 1_000, { family: 'drill', hostUnit: 'north-mine' })).toMatchObject([
      { family: 'drill', hostUnit: 'north-mine' },
    ]);
  });

  it('says how seldom it reports, so that it does not seem silent', () => {
    expect(pieces(machineTemperature, 300_000)).toMatchObject([{ reportingIntervalSeconds: 300 }]);
    expect(pieces(machineTemperature, 300_000, { speed: '100' })[0]).not.toHaveProperty('reportingIntervalSeconds');
  });
});
