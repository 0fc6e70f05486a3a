import { expect, it } from '@jest/globals';
import type { Carriage } from '../api/answers.ts';
import { toCarriageChange, toForm, toNewCarriage } from './carriage-form.ts';

const CARRIAGE = {
  carrier: 'VH-0301',
  from: '2026-03-02T00:00:30.000Z',
  to: null,
} as Carriage;

it('shows the times of the screens, and sends instants', () => {
  expect(toForm(CARRIAGE)).toEqual({ carrier: 'VH-0301', from: '2026-03-02T08:00' });
  expect(toNewCarriage({ carrier: 'VH-0301', from: '2026-03-02T08:00', to: '' })).toEqual({
    carrier: 'VH-0301',
    from: '2026-03-02T00:00:00.000Z',
  });
});

it('says no time again that stands as it was, and forgets an end that was emptied', () => {
  expect(toCarriageChange(CARRIAGE, { from: '2026-03-02T08:00', to: '2026-03-02T20:00' })).toEqual({
    to: '2026-03-02T12:00:00.000Z',
  });
  const over = { ...CARRIAGE, to: '2026-03-02T12:00:00.000Z' };
  expect(toCarriageChange(over, { from: '2026-03-02T08:00', to: '' })).toEqual({ to: null });
});
