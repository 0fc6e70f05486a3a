import { describe, expect, it } from '@jest/globals';

import { convertUnit } from './convert-unit.ts';
import { readValues, type Columns } from './read-values.ts';

const COLUMNS: Columns = { load: { metric: 'hookload', unit: 'klbf' }, rpm: 'engineSpeed', state: 'operatingState' };

describe('a row of a recording', () => {
  it('becomes metrics of the catalogue', () => {
    expect(readValues({ load: '100', rpm: '1510', state: 'drilling', other: '7' }, COLUMNS)).toEqual({
      hookload: 444.8222,
      engineSpeed: 1_510,
      operatingState: 'drilling',
    });
  });

  it('leaves an empty cell out', () => {
    expect(readValues({ load: '', rpm: ' ' }, COLUMNS)).toEqual({});
  });

  it('keeps a "not available" code as it is, where a measurement is converted', () => {
    expect(readValues({ load: '-999.25' }, COLUMNS)).toEqual({ hookload: -999.25 });
  });

  it('keeps garbage as the text that it is', () => {
    expect(readValues({ rpm: 'ERR' }, COLUMNS)).toEqual({ engineSpeed: 'ERR' });
  });

  it('keeps a named state as text even where it looks like a number', () => {
    expect(readValues({ state: '5' }, COLUMNS)).toEqual({ operatingState: '5' });
  });
});

describe('a recorded unit', () => {
  it.each([
    [1, 'ft', 0.3048],
    [10, 'klbf', 44.4822],
    [1_000, 'psi', 6_894.7573],
    [1_000, 'ft.lbf', 1_355.8179],
    [10, 'm/s', 36],
  ] as const)('%d %s is %d in the unit of the catalogue', (value, unit, expected) => {
    expect(convertUnit(value, unit)).toBe(expected);
  });
});
