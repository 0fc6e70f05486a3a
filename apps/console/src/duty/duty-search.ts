import { fromWallTime, toWallTime } from '../format/screen-time.ts';

const DAY_MS = 86_400_000;
const WEEK_DAYS = 7;
const DAY = /^\d{4}-\d{2}-\d{2}$/;

export interface DutySearch {
  /** Whose roster; one's own when it is left out. */
  readonly organisation?: string;
  /** The Monday of the week that is shown; this week when it is left out. */
  readonly week?: string;
  /** Part of the name of a duty room that is looked for. */
  readonly q?: string;
}

const textOf = (value: unknown) => (typeof value === 'number' ? String(value) : value);

export function readDutySearch(search: Record<string, unknown>): DutySearch {
  const [organisation, week, q] = [search['organisation'], search['week'], search['q']].map(textOf);
  return {
    ...(typeof organisation === 'string' && organisation !== '' && { organisation }),
    ...(typeof week === 'string' && DAY.test(week) && !Number.isNaN(Date.parse(week)) && { week }),
    ...(typeof q === 'string' && q !== '' && { q }),
  };
}

/** The same search with some of it changed; what is undefined goes. */
export function changeSearch(
  search: DutySearch,
  change: { readonly [Name in keyof DutySearch]: DutySearch[Name] | undefined },
): DutySearch {
  const entries = Object.entries({ ...search, ...change }).filter(([, value]) => value !== undefined);
  return Object.fromEntries(entries) as DutySearch;
}

export interface Week {
  /** `2026-01-05`, a Monday on the clock of the screens. */
  readonly monday: string;
  /** The first moment of each of its days, and of the day after. */
  readonly daysMs: readonly number[];
  readonly before: string;
  readonly after: string;
}

/** The week that a day lies in, from Monday to Sunday. */
export function weekOf(day: string | undefined, nowMs: number): Week {
  const wallMs = day === undefined ? toWallTime(nowMs) : Date.parse(`${day}T00:00:00Z`);
  const sinceMonday = (new Date(wallMs).getUTCDay() + WEEK_DAYS - 1) % WEEK_DAYS;
  const mondayMs = Math.floor(wallMs / DAY_MS) * DAY_MS - sinceMonday * DAY_MS;
  const dayOf = (ms: number) => new Date(ms).toISOString().slice(0, 10);
  return {
    monday: dayOf(mondayMs),
    daysMs: Array.from({ length: WEEK_DAYS + 1 }, (_, index) => fromWallTime(mondayMs + index * DAY_MS)),
    before: dayOf(mondayMs - WEEK_DAYS * DAY_MS),
    after: dayOf(mondayMs + WEEK_DAYS * DAY_MS),
  };
}
