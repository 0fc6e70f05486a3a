import { describe, expect, it } from '@jest/globals';

import type { DeviceRecord } from './device-window.ts';
import { compareWithReadings } from './ledger.ts';

const RECORD: DeviceRecord = {
  assetCode: 'FLOOD-1',
  firstSequence: 0,
  sentBelow: 5,
  acknowledgedBelow: 2,
  acknowledgedAbove: [3],
  firstTime: 0,
  lastTime: 4,
};
const reading = (sequence: number): number => 100_000_000 + sequence;

describe('comparing acknowledgements with readings', () => {
  it('finds nothing wrong when each acknowledged reading is there once', () => {
    expect(compareWithReadings(RECORD, [0, 1, 3].map(reading))).toEqual({ lost: [], repeated: [], invented: [] });
  });

  it('lets a reading be there that was sent and not acknowledged', () => {
    expect(compareWithReadings(RECORD, [0, 1, 2, 3].map(reading))).toEqual({ lost: [], repeated: [], invented: [] });
  });

  it('names what is lost, what is there twice and what nobody sent', () => {
    expect(compareWithReadings(RECORD, [0, 0, 3, 7].map(reading))).toEqual({ lost: [1], repeated: [0], invented: [7] });
  });
});
