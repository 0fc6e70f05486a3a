import { describe, expect, it } from '@jest/globals';
import { displayUnit, formatHours, formatMeasure, formatPosition } from './measure.ts';

describe('a measured value', () => {
  it('stands with a thin space before its unit', () => {
    expect(formatMeasure(1_510, '/min', 'engineSpeed')).toBe('1,510\u202fr/min');
    expect(formatMeasure(86.5, 'Cel')).toBe('86.5\u202f°C');
    expect(formatMeasure(12_000, 'N.m')).toBe('12,000\u202fN·m');
  });

  it('has no space before a degree or percent sign', () => {
    expect(formatMeasure(271.5, 'deg')).toBe('271.5°');
    expect(formatMeasure(40, '%')).toBe('40%');
  });

  it('has no unit when it is a count', () => {
    expect(formatMeasure(9, '1')).toBe('9');
  });

  it('looks no more exact than its sensor', () => {
    expect(formatMeasure(1_510.4567, '/min')).toBe('1,510\u202fr/min');
    expect(formatMeasure(133.456, 'kPa')).toBe('133.5\u202fkPa');
    expect(formatMeasure(13.456, 'V')).toBe('13.46\u202fV');
  });

  it('counts pump strokes as strokes, not revolutions', () => {
    expect(displayUnit('/min', 'mudPump1StrokeRate')).toBe('SPM');
  });

  it('shows a unit that is not in the table as it is', () => {
    expect(displayUnit('mm/s')).toBe('mm/s');
  });
});

it('writes a position with its hemispheres', () => {
  expect(formatPosition({ latitude: 34.26, longitude: -108.9 })).toBe('34.26000°N 108.90000°W');
});

it('tells the hours of a meter to the tenth, for two who compare them', () => {
  expect(formatHours(2_841.5)).toBe('2,841.5\u202fh');
  expect(formatHours(2_800)).toBe('2,800\u202fh');
});
