import { expect, it } from '@jest/globals';
import { readAlarmFilters, sortOf, toQuery } from './alarm-filters.ts';

it('shows what stands now, the worst first, when the address says nothing', () => {
  const filters = readAlarmFilters({});
  expect([filters, toQuery(filters), sortOf(filters)]).toEqual([{}, { state: 'active' }, 'worst']);
});

it('shows what is over with the latest first', () => {
  const filters = readAlarmFilters({ state: 'cleared' });
  expect([toQuery(filters), sortOf(filters)]).toEqual([{ state: 'cleared' }, 'newest']);
});

it('asks for both without a state', () => {
  expect(toQuery(readAlarmFilters({ state: 'all', acknowledged: 'no' }))).toEqual({ acknowledged: 'false' });
});

it('keeps out of the address what it does not understand, and what is usual anyway', () => {
  const search = { state: 'active', severity: 'dreadful', acknowledged: false, sort: 'worst', family: '', q: 12 };
  expect(readAlarmFilters(search)).toEqual({ q: '12' });
});

it('keeps an order that is not the usual one', () => {
  expect(sortOf(readAlarmFilters({ sort: 'newest' }))).toBe('newest');
  expect(readAlarmFilters({ state: 'cleared', sort: 'newest' })).toEqual({ state: 'cleared' });
});

it('asks for what machines tell against their custodians, all of it or one kind', () => {
  expect(toQuery(readAlarmFilters({ witness: 'any' }))).toEqual({ state: 'active', witness: 'any' });
  expect(readAlarmFilters({ witness: 'left_base' })).toEqual({ witness: 'left_base' });
  expect(readAlarmFilters({ witness: 'nobody' })).toEqual({});
});
