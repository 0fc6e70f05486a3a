import { describe, expect, it } from '@jest/globals';

import { judgePeriod } from './period.ts';

const NOW = new Date('2026-03-29T00:30:00Z');
const judge = (from: string, to: string) =>
  judgePeriod({ from: new Date(from), to: new Date(to) }, NOW).map(({ pointer, detail }) => `${pointer} ${detail}`);

describe('a period that somebody wants to reserve', () => {
  it('begins before it ends, by a millisecond at least', () => {
    expect(judge('2026-04-01T00:00:00Z', '2026-04-01T00:00:00Z')).toEqual(['/to must be after from']);
    expect(judge('2026-04-02T00:00:00Z', '2026-04-01T00:00:00Z')).toEqual(['/to must be after from']);
    expect(judge('2026-04-01T00:00:00.000Z', '2026-04-01T00:00:00.001Z')).toEqual([]);
  });

  it('may have begun a week ago, but is not over', () => {
    expect(judge('2026-03-22T00:30:00Z', '2026-04-01T00:00:00Z')).toEqual([]);
    expect(judge('2026-03-22T00:29:59Z', '2026-04-01T00:00:00Z')).toEqual(['/from is over a week ago']);
    expect(judge('2026-03-28T00:00:00Z', '2026-03-29T00:30:00Z')).toEqual(['/to is over already']);
  });

  it('is nothing that lies a century away', () => {
    expect(judge('2126-04-01T00:00:00Z', '2126-04-02T00:00:00Z')).toEqual(['/to is more than five years ahead']);
  });

  it('knows no summer time: an hour that a zone skips is an hour', () => {
    expect(judge('2026-03-29T01:59:00+01:00', '2026-03-29T03:01:00+02:00')).toEqual([]);
  });
});
