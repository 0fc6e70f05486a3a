import {
  type FocusEvent,
  type KeyboardEvent,
  type PointerEvent,
  type RefObject,
  useEffect,
  useRef,
  useState,
} from 'react';
import type { CalendarRow } from '../api/answers.ts';
import { serverNowMs } from '../api/server-clock.ts';
import { chosenSpan, type Cursor, moveCursor } from './grid-cursor.ts';
import { ROW_HEIGHT } from './grid-row.tsx';
import { cellAt, type Span, type TimeGrid } from './time-grid.ts';

export interface Proposal extends Partial<Span> {
  readonly assetCode?: string;
}

interface Walked {
  readonly rows: readonly CalendarRow[];
  readonly grid: TimeGrid;
  readonly scroller: RefObject<HTMLDivElement | null>;
  readonly height: number;
  readonly onPropose: (proposal: Proposal) => void;
}

/** The cell under a pointer, by where it is in the row that it began in. */
function pointedCell(row: Element, clientX: number, grid: TimeGrid): number | null {
  const first = row.querySelector('[role=gridcell]')?.getBoundingClientRect();
  const whole = row.getBoundingClientRect();
  if (first === undefined) return null;
  return cellAt(grid, (clientX - first.left) / (whole.right - first.left));
}

/** Walks through the grid by keyboard and pointer, and proposes the time that was chosen. */
export function useGridCursor({ rows, grid, scroller, height, onPropose }: Walked) {
  const [cursor, setCursor] = useState<Cursor>(() => {
    const cell = Math.max(
      0,
      grid.cells.findIndex(({ toMs }) => toMs > serverNowMs()),
    );
    return { row: 0, cell, anchor: cell };
  });
  const [isUsed, setUsed] = useState(false);
  const follows = useRef(false);
  const dragged = useRef<Element | null>(null);
  const shown = { ...cursor, row: Math.min(cursor.row, Math.max(0, rows.length - 1)) };

  useEffect(() => {
    if (!follows.current) return;
    follows.current = false;
    const element = scroller.current!;
    const top = shown.row * ROW_HEIGHT;
    const room = height - 2 * ROW_HEIGHT;
    if (top < element.scrollTop) element.scrollTop = top;
    else if (top > element.scrollTop + room) element.scrollTop = top - room;
    element.querySelector<HTMLElement>(`[data-cell="${shown.row}:${shown.cell}"]`)?.focus({ preventScroll: true });
  });

  const move = (next: Cursor) => {
    follows.current = true;
    setUsed(true);
    setCursor(next);
  };
  const propose = (at: Cursor) => {
    const assetCode = rows[at.row]?.assetCode;
    if (assetCode !== undefined) onPropose({ assetCode, ...chosenSpan(grid, at) });
  };
  const onKeyDown = (event: KeyboardEvent<HTMLElement>) => {
    if (!(event.target instanceof HTMLElement) || event.target.dataset.cell === undefined) return;
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const bounds = { rows: rows.length, cells: grid.cells.length, rowsAPage: Math.floor(height / ROW_HEIGHT) - 2 };
    const next = moveCursor(shown, event.key, event.shiftKey, bounds);
    if (next !== null) move(next);
    else if (event.key === 'Enter') propose(shown);
    else if (event.key === ' ') openClaim(event.currentTarget, shown);
    else return;
    event.preventDefault();
  };
  const onFocus = ({ target }: FocusEvent<HTMLElement>) => {
    const [row, cell] = (target.dataset['cell'] ?? '').split(':').map(Number);
    if (row === undefined || cell === undefined || (row === shown.row && cell === shown.cell)) return;
    setCursor({ row, cell, anchor: cell });
  };
  const onPointerDown = (event: PointerEvent<HTMLElement>) => {
    const target = event.target as Element;
    const row = target.closest('[data-row]');
    if (event.button !== 0 || row === null || target.closest('a, [role=rowheader]') !== null) return;
    const cell = pointedCell(row, event.clientX, grid);
    if (cell === null) return;
    dragged.current = row;
    move({ row: Number(row.getAttribute('data-row')), cell, anchor: cell });
  };
  const onPointerMove = (event: PointerEvent<HTMLElement>) => {
    const cell = dragged.current && pointedCell(dragged.current, event.clientX, grid);
    if (cell !== null && cell !== shown.cell) move({ ...shown, cell });
  };
  const onPointerUp = () => {
    if (dragged.current === null) return;
    dragged.current = null;
    if (shown.cell !== shown.anchor) propose(shown);
  };
  const onPointerCancel = () => {
    dragged.current = null;
  };
  const onDoubleClick = (event: { target: EventTarget }) => {
    if ((event.target as Element).closest('a, [role=rowheader]') === null) propose(shown);
  };
  const hands = { onFocus, onKeyDown, onPointerDown, onPointerMove, onPointerUp, onPointerCancel, onDoubleClick };
  return { cursor: shown, isUsed, hands };
}

/** Follows the claim whose bar covers the cell: the last that begins in it or before it. */
function openClaim(grid: Element, { row, cell }: Cursor): void {
  const cells = grid.querySelectorAll(`[data-row="${row}"] [data-cell]`);
  for (let index = cell; index >= 0; index -= 1) {
    const links = cells[index]?.querySelectorAll<HTMLElement>('a[data-claim]') ?? [];
    const link = links[links.length - 1];
    if (link === undefined) continue;
    const reaches = link.getBoundingClientRect().right > (cells[cell]?.getBoundingClientRect().left ?? 0);
    if (reaches) link.click();
    return;
  }
}
