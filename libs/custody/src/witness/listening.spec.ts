import { expect, it } from '@jest/globals';

import { Listening } from './listening.ts';

it('a gateway listens since it was first seen, and anew after it was gone', () => {
  const listening = new Listening();
  listening.look(['one', 'two'], 10_000);
  listening.look(['one'], 20_000);
  listening.look(['one', 'two'], 30_000);
  expect(['one', 'two', 'three', null].map((gateway) => listening.since(gateway))).toEqual([
    ...[10_000, 30_000, undefined, undefined],
  ]);
});

it('what nobody looked at for more than a minute nobody knows', () => {
  const listening = new Listening();
  listening.look(['one'], 10_000);
  listening.look(['one'], 70_001);
  expect(listening.since('one')).toBe(70_001);
});
