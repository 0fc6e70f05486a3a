import { expect, it } from '@jest/globals';

import type { DutyShift, Person } from '../api/answers.ts';
import { offerShift, toNewShift, toShiftForm } from './shift-form.ts';

const NOW = Date.parse('2026-01-05T01:20:00Z');
const SHIFT = {
  id: '1',
  organisation: 'north',
  from: '2026-01-05T00:00:00.000Z',
  to: '2026-01-05T08:00:00.000Z',
  members: [{ function: 'on_duty', person: null, name: '张敏', telephone: null }],
} as DutyShift;
const person = (id: string, name: string, active = true) => ({ id, name, active }) as Person;

it('offers the time after the last shift, as long as that one', () => {
  expect(offerShift(SHIFT, NOW)).toEqual({
    from: '2026-01-05T16:00',
    to: '2026-01-06T00:00',
    members: [{ function: 'on_duty' }],
  });
});

it('offers twelve hours from the next full hour to who has no shift yet, and none that is long over', () => {
  expect(offerShift(undefined, NOW)).toMatchObject({ from: '2026-01-05T10:00', to: '2026-01-05T22:00' });
  expect(offerShift({ ...SHIFT, from: '2025-01-05T00:00:00Z', to: '2025-01-05T08:00:00Z' }, NOW).from).toBe(
    '2026-01-05T09:00',
  );
});

it('knows an account by its name, where no other has that name', () => {
  const form = { ...toShiftForm(SHIFT), members: [{ function: 'on_duty' as const, name: ' 张敏 ', telephone: '139' }] };
  const sent = (people: Person[]) => toNewShift(form, people).members[0];
  expect(sent([person('a', '张敏')])).toEqual({ function: 'on_duty', name: '张敏', telephone: '139', person: 'a' });
  expect(sent([person('a', '张敏'), person('b', '张敏')])).not.toHaveProperty('person');
  expect(sent([person('a', '张敏', false)])).not.toHaveProperty('person');
});

it('gives back the times that it was given', () => {
  const { from, to } = toNewShift(toShiftForm(SHIFT), []);
  expect([from, to]).toEqual([SHIFT.from, SHIFT.to]);
});
