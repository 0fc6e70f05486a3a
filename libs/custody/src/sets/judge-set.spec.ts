import { describe, expect, it } from '@jest/globals';

import { judgeSet } from './judge-set.ts';

const member = (assetCode: string, more: object = {}) => ({
  ...{ assetCode, name: 'x', family: 'pump', role: null, required: true, inService: true, since: '' },
  ...more,
});
const pipes = { name: '排水管', quantity: 60, present: 60 };

describe('a set', () => {
  it('is complete when every required piece is in service and nothing is short', () => {
    expect(judgeSet({ members: [member('A-1')], accessories: [pipes] })).toEqual({ complete: true, missing: [] });
  });

  it('names each required piece that is out of service, and how many of what are short', () => {
    const members = [member('A-1', { inService: false }), member('A-2', { inService: false, required: false })];
    expect(judgeSet({ members, accessories: [{ ...pipes, present: 54 }] })).toEqual({
      complete: false,
      missing: [
        { kind: 'member', name: 'A-1', lacking: 1 },
        { kind: 'accessory', name: '排水管', lacking: 6 },
      ],
    });
  });
});
