import { describe, expect, it } from '@jest/globals';

import { ledgeredChanges } from './ledgered.ts';

const piece = { owner: 'north', family: 'pump', capabilities: { headMetres: 300, acidProof: false } };

describe('what the ledger keeps of a change of the register', () => {
  it('is each fact that changed, before and after', () => {
    expect(ledgeredChanges(piece, { ...piece, owner: 'south' })).toEqual({
      before: { owner: 'north' },
      after: { owner: 'south' },
    });
  });

  it('is nothing where the same was said again in another order', () => {
    expect(ledgeredChanges(piece, { ...piece, capabilities: { acidProof: false, headMetres: 300 } })).toBeUndefined();
  });
});
