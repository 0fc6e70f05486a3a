import { expect, it } from '@jest/globals';
import { refreshMs, toNewCommand } from './command-form.ts';

it('sends what was written, and no empty words', () => {
  expect(toNewCommand({ kind: 'message', text: ' 请到北门集合 ', expiresInMinutes: 30 })).toEqual({
    kind: 'message',
    text: '请到北门集合',
    expiresInSeconds: 1_800,
  });
  expect(toNewCommand({ kind: 'locate', text: ' ', expiresInMinutes: 1 })).toEqual({
    kind: 'locate',
    expiresInSeconds: 60,
  });
});

it('asks again soon while a reply may come, and seldom once none is awaited', () => {
  const soon = refreshMs([{ state: 'answered' }, { state: 'sent' }]);
  expect(soon).toBeLessThanOrEqual(5_000);
  expect(refreshMs([{ state: 'answered' }, { state: 'expired' }])).toBeGreaterThan(soon);
});
