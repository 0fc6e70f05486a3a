import { expect, it } from '@jest/globals';
import type { Rule } from '../api/answers.ts';
import { groupRules } from './group-rules.ts';

const rule = (id: string, change: Partial<Rule>): Rule => ({
  id,
  organisation: 'center',
  family: null,
  assetCode: null,
  pieceFamily: null,
  metric: 'flowRate',
  operator: '<',
  threshold: 1,
  forSeconds: null,
  hysteresis: 0,
  severity: 'minor',
  enabled: true,
  createdAt: '2025-11-22T20:00:00.000Z',
  changedAt: '2025-11-22T20:00:00.000Z',
  ...change,
});

it('puts the rule of a piece under the one that it replaces', () => {
  const rules = [
    rule('family', { family: 'pump' }),
    rule('same', { assetCode: 'PUMP-7', pieceFamily: 'pump', threshold: 2 }),
    rule('other', { assetCode: 'PUMP-7', pieceFamily: 'pump', operator: '>' }),
    rule('drill', { assetCode: 'DR-1', pieceFamily: 'drill' }),
  ];
  const [drill, pump] = groupRules(rules, ['drill', 'pump']);
  expect(pump?.rules.map(({ rule: { id }, overrides }) => [id, overrides.map((own) => own.id)])).toEqual([
    ['family', ['same']],
  ]);
  expect(pump?.alone.map(({ id }) => id)).toEqual(['other']);
  expect(drill?.alone.map(({ id }) => id)).toEqual(['drill']);
});

it('forgets no rule of a family that the catalogue does not list', () => {
  expect(groupRules([rule('a', { family: 'robot' })], ['pump']).map(({ family }) => family)).toEqual(['pump', 'robot']);
});
