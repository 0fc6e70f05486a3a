import { expect, it } from '@jest/globals';

import { sumByPart, toTable } from './sum-by-part.mjs';

const counts = (covered, total) => ({
  lines: { covered, total },
  branches: { covered: 0, total: 0 },
  functions: { covered, total },
});

it('sums up the files of a part, and all of them', () => {
  const files = {
    total: counts(9, 9),
    '/p/libs/custody/src/a.ts': counts(1, 2),
    '/p/libs/custody/src/deep/b.ts': counts(2, 2),
    '/p/apps/api/src/c.ts': counts(0, 4),
  };
  const lines = toTable(sumByPart(files, (path) => path.slice('/p/'.length))).split('\n');
  expect(lines.map((line) => line.split(/\s{2,}/))).toEqual([
    ['coverage', 'lines', 'branches', 'functions'],
    ['apps/api', '0.0 %', '–', '0.0 %'],
    ['libs/custody', '75.0 %', '–', '75.0 %'],
    ['all', '37.5 %', '–', '37.5 %'],
  ]);
});
