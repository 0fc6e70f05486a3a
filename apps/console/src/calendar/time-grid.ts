import { formatDate, fromWallTime, toWallTime } from '../format/screen-time.ts';

const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;

/** How much the grid shows: so many cells of such a length, and how many of them lie under one heading. */
const ZOOM_CELLS = {
  day: { cells: 24, cellMs: HOUR_MS, perHeading: 2 },
  week: { cells: 28, cellMs: 6 * HOUR_MS, perHeading: 4 },
  month: { cells: 31, cellMs: DAY_MS, perHeading: 1 },
} as const;

export type Zoom = keyof typeof ZOOM_CELLS;
export const ZOOMS = Object.keys(ZOOM_CELLS) as Zoom[];
export const USUAL_ZOOM: Zoom = 'week';

export interface Span {
  readonly fromMs: number;
  readonly toMs: number;
}

export interface TimeGrid extends Span {
  readonly zoom: Zoom;
  readonly cells: readonly Span[];
  readonly perHeading: number;
}

const DATE = /^\d{4}-\d{2}-\d{2}$/;

/** A day of the address, or undefined where it is none. */
export function readDay(value: unknown): string | undefined {
  if (typeof value !== 'string' || !DATE.test(value)) return undefined;
  const timeMs = Date.parse(`${value}T00:00:00Z`);
  return Number.isNaN(timeMs) || !new Date(timeMs).toISOString().startsWith(value) ? undefined : value;
}

export function dayOf(timeMs: number): string {
  return formatDate(timeMs);
}

function wallMidnight(day: string): number {
  return Date.parse(`${day}T00:00:00Z`);
}

/** The cells of a grid that begins with this day. Their ends follow the wall clock, also where it is put forward or back. */
export function gridOf(zoom: Zoom, day: string): TimeGrid {
  const { cells, cellMs, perHeading } = ZOOM_CELLS[zoom];
  const startMs = wallMidnight(day);
  const edges = Array.from({ length: cells + 1 }, (_, index) => fromWallTime(startMs + index * cellMs));
  const spans = edges.slice(0, -1).map((fromMs, index) => ({ fromMs, toMs: edges[index + 1]! }));
  return { zoom, perHeading, cells: spans, fromMs: edges[0]!, toMs: edges[cells]! };
}

/** The first day of the grid before (-1) or behind (1) one that begins with this day. */
export function turnPage(zoom: Zoom, day: string, pages: 1 | -1): string {
  const { cells, cellMs } = ZOOM_CELLS[zoom];
  return new Date(wallMidnight(day) + pages * cells * cellMs).toISOString().slice(0, 10);
}

/** Where a span lies in the grid, in parts of its width; null where it does not reach into it. */
export function placeIn(grid: Span, { fromMs, toMs }: Span): { left: number; width: number } | null {
  if (toMs <= grid.fromMs || fromMs >= grid.toMs) return null;
  const lengthMs = grid.toMs - grid.fromMs;
  const left = (Math.max(fromMs, grid.fromMs) - grid.fromMs) / lengthMs;
  const right = (Math.min(toMs, grid.toMs) - grid.fromMs) / lengthMs;
  return { left, width: right - left };
}

/** Which cell a point lies in, counted in parts of the grid's width. */
export function cellAt(grid: TimeGrid, part: number): number {
  return Math.min(grid.cells.length - 1, Math.max(0, Math.floor(part * grid.cells.length)));
}

export function overlaps(one: Span, other: Span): boolean {
  return one.fromMs < other.toMs && other.fromMs < one.toMs;
}

/** Of the heading over a cell, as people say the time there. */
export function wallPartsOf(timeMs: number): { month: number; day: number; weekday: number; hour: number } {
  const wall = new Date(toWallTime(timeMs));
  return { month: wall.getUTCMonth() + 1, day: wall.getUTCDate(), weekday: wall.getUTCDay(), hour: wall.getUTCHours() };
}
