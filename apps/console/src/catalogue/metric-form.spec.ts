import { expect, it } from '@jest/globals';
import { readNumbers, toForm, toMetricChange, toNewMetric } from './metric-form.ts';
import { tellRange } from './tell-range.ts';

const FORM = { name: 'dust', label: { zh: '粉尘', en: 'Dust' }, unit: 'mg/m3', kind: 'gauge' } as const;

it('reads numbers however they were separated', () => {
  expect(readNumbers('-999.25, 255，65535 、 nonsense')).toEqual([-999.25, 255, 65535]);
  expect(readNumbers(null)).toEqual([]);
});

it('leaves an open end of the range out of a new metric, and takes it away from one that stands', () => {
  expect(toNewMetric({ ...FORM, minimum: 0, maximum: null })).toEqual({ ...FORM, minimum: 0, notAvailable: [] });
  expect(toMetricChange({ ...FORM, minimum: 0, maximum: null })).toMatchObject({ minimum: 0, maximum: null });
});

it('shows a metric as it can be sent again', () => {
  const metric = { ...FORM, valueType: 'number', minimum: 0, notAvailable: [-1], standard: false } as const;
  expect(toMetricChange(toForm({ ...metric, notAvailable: [-1] }))).toEqual({
    label: FORM.label,
    minimum: 0,
    maximum: null,
    notAvailable: [-1],
  });
});

it('tells a range by the ends that it has', () => {
  expect(tellRange({ minimum: -40, maximum: 210 })).toBe('-40 ~ 210');
  expect(tellRange({ minimum: 0 })).toBe('≥ 0');
  expect(tellRange({ maximum: 1_000 })).toBe('≤ 1,000');
  expect(tellRange({})).toBeNull();
});
