import { expect, it } from '@jest/globals';
import { NEW_RULE, toCondition, toNewRule, toToldRule } from './rule-form.ts';

const FILLED = { ...NEW_RULE, family: 'pump', metric: 'flowRate', threshold: 100 };

it('sends what the operator looks at, and nothing that was typed before it was chosen', () => {
  expect(toNewRule(FILLED)).toEqual({
    family: 'pump',
    metric: 'flowRate',
    operator: '>',
    threshold: 100,
    hysteresis: 0,
    severity: 'major',
    enabled: true,
  });
  expect(toNewRule({ ...FILLED, operator: 'silent', forSeconds: 90 })).toEqual({
    family: 'pump',
    operator: 'silent',
    forSeconds: 90,
    hysteresis: 0,
    severity: 'major',
    enabled: true,
  });
});

it('is of a family or of a piece, never of both', () => {
  const rule = toNewRule({ ...FILLED, about: 'piece', assetCode: 'PUMP-7' });
  expect(rule).toMatchObject({ assetCode: 'PUMP-7' });
  expect(rule).not.toHaveProperty('family');
});

it('takes an emptied time away', () => {
  expect(toCondition({ ...FILLED, forSeconds: null }).forSeconds).toBeNull();
});

it('tells nothing of a rule that is not filled in yet', () => {
  expect(toToldRule(undefined)).toBeNull();
  expect(toToldRule({ ...FILLED, threshold: null })).toBeNull();
  expect(toToldRule({ ...FILLED, operator: 'frozen' })).toBeNull();
  expect(toToldRule({ ...FILLED, about: 'piece' })).toBeNull();
  expect(toToldRule(FILLED)).toMatchObject({ family: 'pump', assetCode: null, threshold: 100 });
});
