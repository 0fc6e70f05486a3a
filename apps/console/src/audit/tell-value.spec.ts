import { expect, it } from '@jest/globals';
import { tellValue } from './tell-value.ts';

const ID = '019ab5a0-0000-7000-8000-000000000002';
const tell = (field: string, value: unknown) =>
  tellValue(field, value, {
    organisation: (code) => (code === 'north' ? '北方矿山救援队' : code),
    person: (id) => (id === ID ? '李伟' : undefined),
    time: (instant) => `at ${instant}`,
    word: (kind, code) => `${kind}:${code}`,
    ...{ yes: '是', no: '否' },
  });

it('names organisations and people, and leaves what is nobody', () => {
  expect([tell('custodian', 'north'), tell('name', 'north'), tell('owner', 'gone')]).toEqual([
    '北方矿山救援队',
    'north',
    'gone',
  ]);
  expect([tell('toPerson', ID), tell('toPerson', ID.replace('2', '3'))]).toEqual(['李伟', ID.replace('2', '3')]);
});

it('says roles, times, yes and no in words', () => {
  expect(tell('roles', ['viewer', 'auditor'])).toBe('roles:viewer, roles:auditor');
  expect(tell('from', '2025-11-22T20:00:00.000Z')).toBe('at 2025-11-22T20:00:00.000Z');
  expect([tell('active', true), tell('active', false)]).toEqual(['是', '否']);
});

it('leaves numbers and what is deeper as they are', () => {
  expect([tell('quantity', 12), tell('capabilities', { massTonnes: 12 })]).toEqual(['12', '{"massTonnes":12}']);
});
