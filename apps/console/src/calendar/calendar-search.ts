import { KINDS, type Kind } from './kinds.ts';
import { readDay, USUAL_ZOOM, type Zoom, ZOOMS } from './time-grid.ts';

/** What the calendar shows, as it stands in the address; without a word about it, the week from today on. */
export interface CalendarSearch {
  readonly zoom?: Zoom;
  readonly day?: string;
  readonly q?: string;
  readonly family?: string;
  readonly organisation?: string;
  readonly kind?: Kind;
  readonly free?: true;
}

const textOf = (value: unknown) => {
  const text = typeof value === 'number' ? String(value) : value;
  return typeof text === 'string' && text !== '' ? text : undefined;
};

export function readCalendarSearch(search: Record<string, unknown>): CalendarSearch {
  const zoom = ZOOMS.find((known) => known === search.zoom);
  const day = readDay(search.day);
  const kind = KINDS.find((known) => known === search.kind);
  const [q, family, organisation] = [textOf(search.q), textOf(search.family), textOf(search.organisation)];
  return {
    ...(zoom !== undefined && zoom !== USUAL_ZOOM ? { zoom } : {}),
    ...(day !== undefined && { day }),
    ...(q !== undefined && { q }),
    ...(family !== undefined && { family }),
    ...(organisation !== undefined && { organisation }),
    ...(kind !== undefined && { kind }),
    ...(search.free === true ? { free: true } : {}),
  };
}

export function isNarrowed({ q, family, organisation, kind, free }: CalendarSearch): boolean {
  return [q, family, organisation, kind, free].some((filter) => filter !== undefined);
}
