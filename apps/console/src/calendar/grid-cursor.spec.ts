import { describe, expect, it } from '@jest/globals';
import { chosenSpan, isChosen, moveCursor, rowsInView } from './grid-cursor.ts';
import { gridOf } from './time-grid.ts';

const BOUNDS = { rows: 100, cells: 28, rowsAPage: 10 };
const START = { row: 5, cell: 4, anchor: 4 };
const move = (key: string, shift = false, from = START) => moveCursor(from, key, shift, BOUNDS);

describe('the cursor of the grid', () => {
  it.each([
    ['ArrowRight', { row: 5, cell: 5, anchor: 5 }],
    ['ArrowLeft', { row: 5, cell: 3, anchor: 3 }],
    ['ArrowDown', { row: 6, cell: 4, anchor: 4 }],
    ['ArrowUp', { row: 4, cell: 4, anchor: 4 }],
    ['PageDown', { row: 15, cell: 4, anchor: 4 }],
    ['PageUp', { row: 0, cell: 4, anchor: 4 }],
    ['Home', { row: 5, cell: 0, anchor: 0 }],
    ['End', { row: 5, cell: 27, anchor: 27 }],
  ])('moves by %s', (key, expected) => {
    expect(move(key)).toEqual(expected);
  });

  it('stays within the grid', () => {
    expect(move('ArrowLeft', false, { row: 0, cell: 0, anchor: 0 })).toMatchObject({ cell: 0 });
    expect(move('ArrowDown', false, { row: 99, cell: 0, anchor: 0 })).toMatchObject({ row: 99 });
  });

  it('chooses a time with Shift, in either direction, and lets go of it without', () => {
    const two = move('ArrowRight', true)!;
    const three = move('ArrowRight', true, two)!;
    expect(three).toEqual({ row: 5, cell: 6, anchor: 4 });
    expect([3, 4, 5, 6, 7].map((cell) => isChosen(three, cell))).toEqual([false, true, true, true, false]);
    expect(move('ArrowLeft', true)).toEqual({ row: 5, cell: 3, anchor: 4 });
    expect(move('ArrowRight', false, three)).toEqual({ row: 5, cell: 7, anchor: 7 });
  });

  it('begins anew in another row: a reservation is of one piece', () => {
    expect(move('ArrowDown', true, { row: 5, cell: 6, anchor: 4 })).toEqual({ row: 6, cell: 6, anchor: 6 });
  });

  it('leaves other keys alone', () => {
    expect(move('Tab')).toBeNull();
  });

  it('covers the time of its cells, whichever of them came first', () => {
    const grid = gridOf('week', '2026-11-26');
    const expected = { fromMs: Date.parse('2026-11-26T16:00:00Z'), toMs: Date.parse('2026-11-27T10:00:00Z') };
    expect(chosenSpan(grid, { row: 0, cell: 6, anchor: 4 })).toEqual(expected);
    expect(chosenSpan(grid, { row: 0, cell: 4, anchor: 6 })).toEqual(expected);
  });
});

describe('the rows in view', () => {
  const sizes = { rowHeight: 40, count: 20_000, focused: 0 };

  it('are few, however many there are, and the focused one is always among them', () => {
    const rows = rowsInView({ top: 400_000, height: 400 }, sizes);
    expect(rows.length).toBeLessThan(30);
    expect(rows).toContain(10_005);
    expect(rows[0]).toBe(0);
    expect(rowsInView({ top: 0, height: 400 }, { ...sizes, focused: 19_999 }).at(-1)).toBe(19_999);
  });

  it('end with the last', () => {
    expect(rowsInView({ top: 0, height: 4_000 }, { ...sizes, count: 3 })).toEqual([0, 1, 2]);
    expect(rowsInView({ top: 0, height: 400 }, { ...sizes, count: 0 })).toEqual([]);
  });
});
