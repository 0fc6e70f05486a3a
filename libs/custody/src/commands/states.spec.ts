import { describe, expect, it } from '@jest/globals';

import { COMMAND_STATES, NEXT_STATES, statesBefore } from './states.ts';

describe('a command', () => {
  const allowed = [
    'waiting>sent',
    'waiting>answered',
    'waiting>expired',
    'sent>answered',
    'sent>expired',
    'expired>answered',
  ];

  it.each(COMMAND_STATES.flatMap((from) => COMMAND_STATES.map((to) => [from, to] as const)))(
    'that is %s becomes %s only where the table says so',
    (from, to) => {
      expect(NEXT_STATES[from].includes(to)).toBe(allowed.includes(`${from}>${to}`));
      expect(statesBefore(to).includes(from)).toBe(allowed.includes(`${from}>${to}`));
    },
  );
});
