import { expect, it } from '@jest/globals';
import { eachOf } from './each-of.ts';

it('does each once, and only a few at a time', async () => {
  const done: number[] = [];
  let running = 0;
  let most = 0;
  await eachOf(
    Array.from({ length: 20 }, (_, index) => index),
    async (index) => {
      most = Math.max(most, (running += 1));
      await new Promise((resolve) => setTimeout(resolve, 1));
      running -= 1;
      done.push(index);
    },
  );
  expect(done.toSorted((left, right) => left - right)).toEqual(Array.from({ length: 20 }, (_, index) => index));
  expect(most).toBe(4);
});
