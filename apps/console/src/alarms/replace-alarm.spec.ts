import { expect, it } from '@jest/globals';
import type { Alarm } from '../api/answers.ts';
import { replaceAlarm } from './replace-alarm.ts';

const alarm = { id: 'a', acknowledged: true } as Alarm;
const before = { id: 'a', acknowledged: false };
const other = { id: 'b', acknowledged: false };

it('shows an acknowledgement wherever the alarm stands, in its place', () => {
  expect(replaceAlarm({ items: [other, before] }, alarm)).toEqual({ items: [other, alarm] });
  expect(replaceAlarm({ pages: [{ items: [other] }, { items: [before] }] }, alarm)).toEqual({
    pages: [{ items: [other] }, { items: [alarm] }],
  });
});

it.each([[{ items: [other] }], [{ pages: [{ items: [other] }] }], [{ count: 3 }], [undefined]])(
  'leaves alone what does not hold the alarm: %j',
  (known) => expect(replaceAlarm<unknown>(known, alarm)).toBe(known),
);
