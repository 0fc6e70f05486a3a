import { expect, it } from '@jest/globals';

import { daysOf, readUtilisationSearch, spanOf, toQuery } from './utilisation-search.ts';

/** In Beijing it is the first of December already. */
const NOW = Date.UTC(2026, 10, 30, 17);

it('shows this month by custodian when the address says nothing', () => {
  expect(toQuery(readUtilisationSearch({}), NOW)).toEqual({
    ...{ by: 'custodian', from: '2026-11-30T16:00:00.000Z', to: '2026-12-31T16:00:00.000Z' },
  });
});

it.each([
  ['lastMonth', '2026-11-01', '2026-11-30'],
  ['quarter', '2026-10-01', '2026-12-31'],
  ['year', '2026-01-01', '2026-12-31'],
])('knows the days of %s', (period, from, to) => {
  expect(daysOf(spanOf(readUtilisationSearch({ period }), NOW))).toEqual({ from, to });
});

it('counts both days that are given, and takes them instead of a period', () => {
  const search = readUtilisationSearch({ from: '2026-03-01', to: '2026-03-01', period: 'year' });
  expect(search).toEqual({ from: '2026-03-01', to: '2026-03-01' });
  expect(spanOf(search, NOW)).toEqual({ from: '2026-02-28T16:00:00.000Z', to: '2026-03-01T16:00:00.000Z' });
});

it('keeps out of the address what it does not understand, and what is usual anyway', () => {
  const search = { by: 'custodian', period: 'month', sort: 'up', from: '2026-13-45', to: '2026-01-01', family: '' };
  expect(readUtilisationSearch(search)).toEqual({});
  expect(readUtilisationSearch({ from: '2026-02-01', to: '2026-01-01' })).toEqual({});
});

it('hands on whose pieces are meant', () => {
  const search = readUtilisationSearch({ by: 'piece', custodian: 'south', family: 'pump', organisation: 'north' });
  expect(toQuery(search, NOW)).toMatchObject({
    by: 'piece',
    custodian: 'south',
    family: 'pump',
    organisation: 'north',
  });
});
