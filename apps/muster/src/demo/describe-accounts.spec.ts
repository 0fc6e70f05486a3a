import { expect, it } from '@jest/globals';

import { describeAccounts } from './describe-accounts.ts';
import { PEOPLE } from './people.ts';

it('lays the accounts out in columns that stay straight under Chinese names', () => {
  const lines = describeAccounts(PEOPLE.map((person) => ({ ...person, password: 'demo-abcdefgh' }))).split('\n');
  expect(lines).toHaveLength(PEOPLE.length + 1);
  const columns = lines.map((line, index) => {
    const hint = index === 0 ? 'LOOK' : PEOPLE[index - 1]!.lookAt.en;
    const before = line.slice(0, line.indexOf(hint));
    return [...before].reduce((width, character) => width + (character > '⺀' ? 2 : 1), 0);
  });
  expect(new Set(columns).size).toBe(1);
  expect(lines[1]).toMatch(/^zhang\.min +demo-abcdefgh +duty_officer +国家安全生产应急救援中心 张敏 +the map/);
});
