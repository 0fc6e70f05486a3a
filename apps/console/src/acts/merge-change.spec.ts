import { expect, it } from '@jest/globals';
import { mergeChange } from './merge-change.ts';

const BEFORE = { threshold: 105, severity: 'major', label: { zh: '水温', en: 'Coolant' }, roles: ['viewer'] };

it('keeps what was typed where the other changed the same field, and names the field', () => {
  const merge = mergeChange(BEFORE, { ...BEFORE, threshold: 110 }, { ...BEFORE, threshold: 120 });
  expect(merge.values.threshold).toBe(120);
  expect(merge.changed).toEqual([{ name: ['threshold'], now: 110, kept: true }]);
});

it('takes over what the other changed in a field that was left alone', () => {
  const merge = mergeChange(BEFORE, { ...BEFORE, severity: 'minor' }, { ...BEFORE, threshold: 120 });
  expect(merge.values).toEqual({ ...BEFORE, threshold: 120, severity: 'minor' });
  expect(merge.changed).toEqual([{ name: ['severity'], now: 'minor', kept: false }]);
});

it('looks into a field of fields, and at a list as a whole', () => {
  const now = { ...BEFORE, label: { zh: '冷却水温', en: 'Coolant' }, roles: ['viewer', 'auditor'] };
  const typed = { ...BEFORE, label: { zh: '水温', en: 'Water' }, roles: ['custodian'] };
  const merge = mergeChange(BEFORE, now, typed);
  expect(merge.values).toEqual({ ...BEFORE, label: { zh: '冷却水温', en: 'Water' }, roles: ['custodian'] });
  expect(merge.changed.map(({ name, kept }) => [name.join('.'), kept])).toEqual([
    ['label.zh', false],
    ['roles', true],
  ]);
});

it('takes a field that was emptied as typed', () => {
  const merge = mergeChange<{ owner?: string | null }>({ owner: 'a' }, { owner: 'b' }, { owner: null });
  expect(merge).toEqual({ values: { owner: null }, changed: [{ name: ['owner'], now: 'b', kept: true }] });
});
