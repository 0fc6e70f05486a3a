import { expect, it } from '@jest/globals';
import { readListFilters } from './list-filters.ts';

it('reads what the address says', () => {
  expect(readListFilters({ q: 'CAR', family: 'vehicle', connection: 'silent' })).toEqual({
    q: 'CAR',
    family: 'vehicle',
    connection: 'silent',
  });
});

it('shows only pieces with alarms when the address says so', () => {
  expect(readListFilters({ alarms: 'open' })).toEqual({ alarms: 'open' });
  expect(readListFilters({ alarms: 'closed' })).toEqual({});
});

it('takes digits as a text to look for', () => {
  expect(readListFilters({ q: 12 })).toEqual({ q: '12' });
});

it('leaves out what it does not understand', () => {
  expect(readListFilters({ q: '', connection: 'sleeping', family: 3, page: 2 })).toEqual({});
});
