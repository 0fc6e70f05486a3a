import { describe, expect, it } from '@jest/globals';

import { parseReplayOptions } from './replay-options.ts';

describe('the options of replay', () => {
  it('need an asset code and nothing else', () => {
    expect(parseReplayOptions({ as: 'CAR-1' })).toMatchObject({
      assetCode: 'CAR-1',
      speed: 1,
      copies: 1,
      batch: 1,
      loop: false,
      hostUnit: 'center',
    });
  });

  it.each([
    [{ as: 'car 1' }, '--as is 2 to 32 capital letters'],
    [{ as: 'CAR-1/telemetry' }, '--as is 2 to 32'],
    [{ as: 'A'.repeat(30), copies: '100' }, '--as is 2 to 32'],
    [{ speed: '0' }, '--speed is a number above 0, or max'],
    [{ speed: 'fast' }, '--speed is a number above 0, or max'],
    [{ at: '34.26' }, '--at is LATITUDE,LONGITUDE'],
    [{ at: '89,10' }, '--at lies beyond'],
    [{ copies: '1.5' }, '--copies is a whole number from 1 to 10000'],
    [{ start: 'yesterday' }, '--start is a time such as'],
    [{ family: 'boat' }, '--family is one of drill, pump, vehicle'],
    [{ loop: true, speed: 'max' }, '--loop plays live'],
    [{ username: 'admin' }, '--username and --password go together'],
    [{ url: 'localhost:3000' }, '--url is an address'],
    [{ mqtt: 'http://localhost' }, '--mqtt is an address'],
    [{ hostUnit: '' }, '--host-unit'],
  ])('refuse %j and name the option', (typed, message) => {
    expect(() => parseReplayOptions({ as: 'CAR-1', ...typed })).toThrow(message);
  });
});
