import { expect, it } from '@jest/globals';

import { readDutySearch, weekOf } from './duty-search.ts';

it('begins a week on Monday on the clock of the screens', () => {
  // Sunday evening in UTC is Monday morning in Beijing.
  const { monday, daysMs, before, after } = weekOf(undefined, Date.parse('2026-01-04T20:00:00Z'));
  expect([monday, before, after]).toEqual(['2026-01-05', '2025-12-29', '2026-01-12']);
  expect(daysMs.map((ms) => new Date(ms).toISOString())[0]).toBe('2026-01-04T16:00:00.000Z');
  expect(daysMs).toHaveLength(8);
});

it('finds the Monday of any day', () => {
  for (const day of ['2026-01-05', '2026-01-08', '2026-01-11']) expect(weekOf(day, 0).monday).toBe('2026-01-05');
});

it('takes from the address what can be shown, and nothing else', () => {
  expect(readDutySearch({ organisation: 'north', week: '2026-01-05', q: 12 })).toEqual({
    organisation: 'north',
    week: '2026-01-05',
    q: '12',
  });
  expect(readDutySearch({ organisation: '', week: 'monday', q: null })).toEqual({});
  expect(readDutySearch({ week: '2026-19-05' })).toEqual({});
});
