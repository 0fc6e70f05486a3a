import { afterEach, describe, expect, it } from '@jest/globals';
import { BEIJING, setScreenTimeZone } from '../format/screen-time.ts';
import { cellAt, gridOf, overlaps, placeIn, readDay, turnPage } from './time-grid.ts';

const at = (text: string) => Date.parse(text);
afterEach(() => setScreenTimeZone(BEIJING));

describe('the grid', () => {
  it('begins at midnight in Beijing, wherever the browser stands', () => {
    const { fromMs, toMs, cells } = gridOf('week', '2026-11-26');
    expect([fromMs, toMs]).toEqual([at('2026-11-25T16:00:00Z'), at('2026-12-02T16:00:00Z')]);
    expect(cells).toHaveLength(28);
    expect(cells[1]).toEqual({ fromMs: at('2026-11-25T22:00:00Z'), toMs: at('2026-11-26T04:00:00Z') });
  });

  it('has days of the wall clock also where one of them has 23 hours', () => {
    setScreenTimeZone('Europe/Berlin');
    const { cells } = gridOf('month', '2026-03-28');
    const lengths = cells.slice(0, 3).map(({ fromMs, toMs }) => (toMs - fromMs) / 3_600_000);
    expect(lengths).toEqual([24, 23, 24]);
  });

  it('turns by as much as it shows', () => {
    expect(turnPage('week', '2026-11-26', 1)).toBe('2026-12-03');
    expect(turnPage('day', '2026-03-01', -1)).toBe('2026-02-28');
    expect(turnPage('month', '2026-11-26', 1)).toBe('2026-12-27');
  });

  it('cuts what reaches beyond it, and leaves out what does not reach it', () => {
    const grid = { fromMs: 0, toMs: 100 };
    expect(placeIn(grid, { fromMs: 25, toMs: 75 })).toEqual({ left: 0.25, width: 0.5 });
    expect(placeIn(grid, { fromMs: -50, toMs: Infinity })).toEqual({ left: 0, width: 1 });
    expect(placeIn(grid, { fromMs: 100, toMs: 120 })).toBeNull();
    expect(placeIn(grid, { fromMs: -9, toMs: 0 })).toBeNull();
  });

  it('knows the cell under a pointer, also where the pointer has left it', () => {
    const grid = gridOf('day', '2026-11-26');
    expect([0, 0.5, 0.999, 1, 7, -1].map((part) => cellAt(grid, part))).toEqual([0, 12, 23, 23, 23, 0]);
  });

  it('takes back to back for no overlap', () => {
    expect(overlaps({ fromMs: 0, toMs: 5 }, { fromMs: 5, toMs: 9 })).toBe(false);
    expect(overlaps({ fromMs: 0, toMs: 6 }, { fromMs: 5, toMs: 9 })).toBe(true);
  });

  it.each(['2026-02-30', '26-1-1', 7, undefined, 'tomorrow'])('takes %s for no day', (value) => {
    expect(readDay(value)).toBeUndefined();
  });
});
