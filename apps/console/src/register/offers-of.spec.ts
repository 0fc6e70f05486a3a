import { expect, it } from '@jest/globals';
import type { HandoverSummary, Timeline } from '../api/answers.ts';
import { offersOf } from './offers-of.ts';

const NOW_MS = Date.parse('2026-03-02T04:00:00Z');
const PARTY = { code: 'north', name: '北方' };

function handover(id: string, state: HandoverSummary['state'], expiresAt: string): Timeline['items'][number] {
  const summary = { id, state, expiresAt, from: PARTY, to: PARTY } as unknown as HandoverSummary;
  return { kind: 'handover', at: expiresAt, handover: summary };
}

it('stops a retirement for an offer that still waits for its answer, and for no other', () => {
  const items = [
    handover('waiting', 'offered', '2026-03-03T00:00:00Z'),
    handover('too late', 'offered', '2026-03-02T00:00:00Z'),
    handover('taken', 'accepted', '2026-03-03T00:00:00Z'),
  ];
  expect(offersOf(items, NOW_MS).map(({ id }) => id)).toEqual(['waiting']);
});
