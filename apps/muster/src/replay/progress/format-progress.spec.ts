import { describe, expect, it } from '@jest/globals';

import { ReplayCounts } from '../publish/replay-counts.ts';
import { drawBar, formatClock, formatProgress, formatSummary } from './format-progress.ts';

function countsOf(part: Partial<ReplayCounts>, rowsTotal = 2_390): ReplayCounts {
  return Object.assign(new ReplayCounts(1, rowsTotal), { connected: 1, ...part });
}

describe('the progress of a replay', () => {
  it('tells rows, acknowledgements, rate, and the time gone and to come', () => {
    const counts = countsOf({ rowsSent: 1_195, rowsAcknowledged: 1_190 });
    expect(formatProgress(counts, 65_000, 18.4, 65_000)).toBe(
      '1,195 / 2,390 rows · 1,190 acknowledged · 18.4 rows/s · 1:05 elapsed · 1:05 left',
    );
  });

  it('has no total in a loop', () => {
    expect(formatProgress(countsOf({ rowsSent: 10 }, Infinity), 1_000, 1, undefined)).toMatch(/^10 rows · /);
  });

  it('says when the server is away', () => {
    expect(formatProgress(countsOf({ connected: 0 }), 1_000, 0, undefined)).toContain(
      '0 of 1 connected, waiting for the server',
    );
  });

  it('ends with what was sent and what was never acknowledged', () => {
    const counts = countsOf({ rowsSent: 20, messagesSent: 10, messagesAcknowledged: 9, reconnections: 1 });
    expect(formatSummary(counts, 12_340)).toBe(
      '20 rows in 10 messages · 9 acknowledged · 1 failed · reconnected 1× · 12.3 s',
    );
  });

  it.each([
    [7_000, '0:07'],
    [754_000, '12:34'],
    [11_109_000, '3:05:09'],
  ])('shows %i ms as %s', (ms, clock) => {
    expect(formatClock(ms)).toBe(clock);
  });

  it('draws a bar that never leaves its frame', () => {
    expect(drawBar(0.5, 4)).toBe('██░░');
    expect(drawBar(1.2, 4)).toBe('████');
  });
});
