import { afterEach, beforeEach, expect, it } from '@jest/globals';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { makeZip } from '../../../../../test/support/make-zip.ts';
import { findFormulas } from './find-formulas.ts';

let folder: string;
beforeEach(async () => (folder = await mkdtemp(join(tmpdir(), 'muster-sheet-'))));
afterEach(() => rm(folder, { recursive: true }));

const find = async (xml: string) => {
  const path = join(folder, 'x.xlsx');
  await writeFile(path, makeZip([{ name: 'xl/worksheets/sheet1.xml', content: xml }]));
  return findFormulas(path);
};

it('finds the cells that compute, and counts those that say not where they are', async () => {
  const { at, nowhere } = await find(
    '<c r="A1"><v>1</v></c><c s="1" r="C2" t="str"><f>1+1</f></c><x:c r="AA2"> <x:f/></x:c><c><f>2</f></c>',
  );
  expect([[...at].map(([row, columns]) => [row, [...columns]]), nowhere]).toEqual([[[2, [2, 26]]], 1]);
});

it.each([
  ['cells that do not end', '<c '.repeat(500_000)],
  ['a cell with addresses without end', `<c ${' r="A1"'.repeat(500_000)}`],
])('is soon through %s', async (_, xml) => {
  const begun = performance.now();
  expect((await find(xml)).nowhere).toBe(0);
  expect(performance.now() - begun).toBeLessThan(30_000);
});
