import { describe, expect, it } from '@jest/globals';

import { describeChanges } from './describe-changes.ts';

describe('what the audit trail says of a change', () => {
  it('names each field that changed with what it was and what it is', () => {
    expect(describeChanges({ name: '北方', roles: ['viewer'] }, { name: '北方矿业', roles: ['viewer'] })).toEqual({
      name: { before: '北方', after: '北方矿业' },
    });
  });

  it('gives one side only of what was not there before or is not there any more', () => {
    expect(describeChanges({ region: null, parent: 'north' }, { region: '140200', parent: null })).toEqual({
      region: { after: '140200' },
      parent: { before: 'north' },
    });
  });

  it.each(['password', 'passwordHash', 'secretHash', 'token', 'phone', 'mobilePhone', 'signature'])(
    'never tells %s',
    (name) => {
      expect(describeChanges({ [name]: 'old' }, { [name]: 'new', other: 1 })).toEqual({ other: { after: 1 } });
    },
  );
});
