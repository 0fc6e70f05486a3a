import { expect, it } from '@jest/globals';
import { fromTimeField, readAuditFilters, toTimeField } from './audit-filters.ts';

const ID = '019ab5a0-0000-7000-8000-000000000001';

it('reads from the address what the API takes, and leaves nonsense out', () => {
  const search = {
    person: ID,
    action: 'change-rule',
    outcome: 'refused',
    subject: 12,
    from: '2025-11-22T20:00:00+08:00',
  };
  expect(readAuditFilters(search)).toEqual({
    person: ID,
    action: 'change-rule',
    outcome: 'refused',
    subject: '12',
    from: '2025-11-22T12:00:00.000Z',
  });
  expect(readAuditFilters({ person: 'me', outcome: 'maybe', from: 'soon', to: 5, subject: '' })).toEqual({});
});

it('shows times as Beijing reads them, and takes them so', () => {
  expect(toTimeField('2025-11-22T12:00:00.000Z')).toBe('2025-11-22T20:00');
  expect(fromTimeField('2025-11-22T20:00')).toBe('2025-11-22T12:00:00.000Z');
  expect(fromTimeField('')).toBeUndefined();
  expect(toTimeField(undefined)).toBe('');
});
