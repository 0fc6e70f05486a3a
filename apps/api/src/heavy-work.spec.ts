import { expect, it } from '@jest/globals';
import { setImmediate as turn } from 'node:timers/promises';

import { HeavyWork } from './heavy-work.ts';

it('does two things at once, the rest in their order, and asks the next to come again', async () => {
  const heavy = new HeavyWork();
  const ends: (() => void)[] = [];
  const begun: number[] = [];
  const ask = (which: number) =>
    heavy
      .do(() => {
        begun.push(which);
        return new Promise<string>((resolve) => ends.push(() => resolve(`${which} done`)));
      })
      .catch((error: { code: string }) => error.code);
  const answers = Array.from({ length: 33 }, (_, which) => ask(which));
  expect(await answers[32]).toBe('rate-limited');
  expect(begun).toEqual([0, 1]);
  while (ends.length > 0) {
    ends.shift()!();
    await turn();
    expect(ends.length).toBeLessThanOrEqual(2);
  }
  expect(begun).toEqual(Array.from({ length: 32 }, (_, which) => which));
  expect(await answers[31]).toBe('31 done');
});

it('goes on after something that failed', async () => {
  const heavy = new HeavyWork();
  const failing = Array.from({ length: 5 }, () => heavy.do(() => Promise.reject(new Error('no'))));
  expect((await Promise.allSettled(failing)).map(({ status }) => status)).toEqual(Array(5).fill('rejected'));
  expect(await heavy.do(async () => 'done')).toBe('done');
});
