import { describe, expect, it } from '@jest/globals';

import { requireStocktakeTransition, STOCKTAKE_STATES } from './states.ts';

describe('a stocktake', () => {
  const allowed = ['open>closed', 'open>cancelled'];

  it.each(STOCKTAKE_STATES.flatMap((from) => STOCKTAKE_STATES.map((to) => [from, to] as const)))(
    'that is %s becomes %s only where the table says so',
    (state, next) => {
      const change = () => requireStocktakeTransition(state, next, 'so it was');
      if (allowed.includes(`${state}>${next}`)) expect(change).not.toThrow();
      else expect(change).toThrow(`is ${state} and cannot be ${next}: so it was`);
    },
  );
});
