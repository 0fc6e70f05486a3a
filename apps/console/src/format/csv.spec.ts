import { expect, it } from '@jest/globals';
import { csvOf } from './csv.ts';

const cells = (csv: string) => csv.replace('\uFEFF', '').trimEnd();

it.each(['=1+1', '+1', '-1', '@SUM(A1)', '\t=1', '＝1', '－1'])('writes %j as text, never as a formula', (text) => {
  expect(cells(csvOf([[text]]))).toBe(`"'${text}"`);
});

it('keeps numbers as numbers, also negative ones, and leaves nothing where there is nothing', () => {
  expect(cells(csvOf([[-5.5, null, 'a "b", c', new Date(0)]]))).toBe('-5.5,,"a ""b"", c",1970-01-01T00:00:00.000Z');
});

it('is read as UTF-8 by Excel', () => expect(csvOf([['集结']]).startsWith('\uFEFF')).toBe(true));
