import type { Span, TimeGrid } from './time-grid.ts';

/** The cell that has the focus, and where the choice of cells in its row began. */
export interface Cursor {
  readonly row: number;
  readonly cell: number;
  readonly anchor: number;
}

export interface Bounds {
  readonly rows: number;
  readonly cells: number;
  readonly rowsAPage: number;
}

const clamp = (value: number, last: number) => Math.min(Math.max(0, last), Math.max(0, value));

function target({ row, cell }: Cursor, key: string, { rows, cells, rowsAPage }: Bounds) {
  const targets: Readonly<Record<string, readonly [number, number]>> = {
    ArrowLeft: [row, cell - 1],
    ArrowRight: [row, cell + 1],
    ArrowUp: [row - 1, cell],
    ArrowDown: [row + 1, cell],
    PageUp: [row - rowsAPage, cell],
    PageDown: [row + rowsAPage, cell],
    Home: [row, 0],
    End: [row, cells - 1],
  };
  const found = targets[key];
  return found && { row: clamp(found[0], rows - 1), cell: clamp(found[1], cells - 1) };
}

/**
 * Where a key leads: an arrow to the next cell, with Shift the choice grows along its row. Null where the key is not one
 * of the grid's.
 */
export function moveCursor(cursor: Cursor, key: string, extend: boolean, bounds: Bounds): Cursor | null {
  const found = target(cursor, key, bounds);
  if (found === undefined) return null;
  const grows = extend && found.row === cursor.row;
  return { ...found, anchor: grows ? cursor.anchor : found.cell };
}

export function isChosen({ cell, anchor }: Cursor, index: number): boolean {
  return index >= Math.min(cell, anchor) && index <= Math.max(cell, anchor);
}

/** The time that the chosen cells cover. */
export function chosenSpan(grid: TimeGrid, { cell, anchor }: Cursor): Span {
  const first = grid.cells[Math.min(cell, anchor)]!;
  const last = grid.cells[Math.max(cell, anchor)]!;
  return { fromMs: first.fromMs, toMs: last.toMs };
}

/** Which rows are drawn: those in view with some around them, and always the one that has the focus. */
export function rowsInView(
  { top, height }: { readonly top: number; readonly height: number },
  { rowHeight, count, focused }: { readonly rowHeight: number; readonly count: number; readonly focused: number },
): number[] {
  const AROUND = 6;
  const first = Math.max(0, Math.floor(top / rowHeight) - AROUND);
  const last = Math.min(count - 1, Math.ceil((top + height) / rowHeight) + AROUND);
  const rows = Array.from({ length: Math.max(0, last - first + 1) }, (_, index) => first + index);
  if (focused < 0 || focused >= count || (focused >= first && focused <= last)) return rows;
  return focused < first ? [focused, ...rows] : [...rows, focused];
}
