import { describe, expect, it } from '@jest/globals';

import { carObdGps } from '../recordings/car-obd-gps.ts';
import { parseReplayOptions } from '../replay-options.ts';
import { formatBeginning } from './format-beginning.ts';

const recording = {
  kind: carObdGps,
  name: 'trip',
  readings: [
    { time: 0, values: { engineSpeed: 800 } },
    { time: 129_000, values: { latitude: 56, longitude: 10 } },
  ],
};
const pace = { elapsed: [0, 129_000], interval: 1_000, period: 130_000 };
const credential = { id: '1', username: 'CAR-1', password: 'x' };

function begin(typed: object, isNew: boolean): string {
  const options = parseReplayOptions({ as: 'CAR-1', ...typed });
  return formatBeginning(
    recording,
    pace,
    options,
    [{ assetCode: 'CAR-1', credential, isNew }],
    'mqtt://127.0.0.1:1883',
  );
}

describe('the beginning of a replay', () => {
  it('says what is played where, and how long the map stays empty', () => {
    expect(begin({}, true)).toBe(
      'trip as CAR-1 to mqtt://127.0.0.1:1883, 1 newly registered, first position after 2:09',
    );
  });

  it('says nothing of a position that is there at once', () => {
    expect(begin({ speed: 'max' }, false)).toBe('trip as CAR-1 to mqtt://127.0.0.1:1883');
  });
});
