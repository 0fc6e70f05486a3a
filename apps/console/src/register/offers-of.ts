import type { HandoverSummary, Timeline } from '../api/answers.ts';

/** The handovers of a piece that still wait for an answer. */
export function offersOf(items: Timeline['items'], nowMs: number): HandoverSummary[] {
  return items.flatMap((item) => {
    if (item.kind !== 'handover') return [];
    const { state, expiresAt } = item.handover;
    return state === 'offered' && Date.parse(expiresAt) > nowMs ? [item.handover] : [];
  });
}
