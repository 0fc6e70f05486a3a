import { type RangeSearch, readRange } from '../telemetry/time-range.ts';

/** What the page of a piece shows, as it stands in the address. */
export interface PieceSearch extends RangeSearch {
  readonly metric?: string;
  readonly view?: 'table';
}

export function readPieceSearch(search: Record<string, unknown>): PieceSearch {
  return {
    ...readRange(search),
    ...(typeof search.metric === 'string' ? { metric: search.metric } : {}),
    ...(search.view === 'table' ? { view: 'table' } : {}),
  };
}

/** The part of the address that says which time is shown. */
export function pickRange({ range, from, to }: PieceSearch): RangeSearch {
  return { ...(range && { range }), ...(from && { from }), ...(to && { to }) };
}
