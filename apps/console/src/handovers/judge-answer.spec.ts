import { expect, it } from '@jest/globals';
import { judgeAnswer } from './judge-answer.ts';

const NOW_MS = Date.parse('2026-06-01T00:00:00Z');
const LATER = '2026-06-02T00:00:00Z';

const wang = {
  id: 'wang',
  organisation: { code: 'south', name: '南方', kind: 'host_unit' as const },
  roles: ['custodian' as const],
};
const offered = {
  state: 'offered' as const,
  from: { code: 'north', name: '北方' },
  to: { code: 'south', name: '南方', person: null, base: null },
  offeredBy: { id: 'li', name: '李' },
  expiresAt: LATER,
};
const of = (code: string) => ({ ...wang, organisation: { ...wang.organisation, code } });

it('lets a custodian of the receiver answer', () => {
  expect(judgeAnswer(wang, offered, NOW_MS)).toBe('answer');
});

it('lets a custodian of the giver take it back', () => {
  expect(judgeAnswer({ ...of('north'), id: 'liu' }, offered, NOW_MS)).toBe('withdraw');
});

it('says to everybody else that it is not theirs', () => {
  expect(judgeAnswer(of('east'), offered, NOW_MS)).toBe('watch');
  expect(judgeAnswer({ ...wang, roles: ['viewer'] }, offered, NOW_MS)).toBe('not-custodian');
  const named = { ...offered, to: { ...offered.to, person: { id: 'zhao', name: '赵' } } };
  expect(judgeAnswer(wang, named, NOW_MS)).toBe('named-other');
  expect(judgeAnswer({ ...wang, id: 'zhao' }, named, NOW_MS)).toBe('answer');
});

it('says what became of it', () => {
  for (const state of ['accepted', 'refused', 'withdrawn', 'expired'] as const)
    expect(judgeAnswer(wang, { ...offered, state }, NOW_MS)).toBe(state);
});

it('has expired with its time, noted or not', () => {
  expect(judgeAnswer(wang, offered, Date.parse(LATER))).toBe('expired');
});
