import { fromWallTime, toWallTime } from '../format/screen-time.ts';

export const GROUPS = ['piece', 'custodian', 'family', 'organisation'] as const;
export type Group = (typeof GROUPS)[number];

/** Of the calendar of the screens; without one in the address it is this month. */
export const PERIODS = ['month', 'lastMonth', 'quarter', 'year'] as const;
export type Period = (typeof PERIODS)[number];

export const SORTS = ['key', 'utilisation', '-utilisation', 'running', '-running', 'pieces', '-pieces'] as const;
export type Sort = (typeof SORTS)[number];

/** What the page shows, as it stands in the address. */
export interface UtilisationSearch {
  readonly by?: Group;
  readonly period?: Period;
  /** Days of the screens, both counted, instead of a period by name. */
  readonly from?: string;
  readonly to?: string;
  readonly family?: string;
  readonly custodian?: string;
  readonly organisation?: string;
  readonly sort?: Sort;
}

export const USUAL = { by: 'custodian', period: 'month', sort: '-utilisation' } as const;

const DAY_MS = 86_400_000;
const DAY = /^\d{4}-\d{2}-\d{2}$/;

const oneOf = <T extends string>(known: readonly T[], value: unknown) => known.find((each) => each === value);
const textOf = (value: unknown) => (typeof value === 'string' && value !== '' ? value : undefined);
const dayOf = (value: unknown) => {
  const day = textOf(value);
  return day !== undefined && DAY.test(day) && !Number.isNaN(Date.parse(day)) ? day : undefined;
};

export function readUtilisationSearch(search: Record<string, unknown>): UtilisationSearch {
  const [by, period, sort] = [oneOf(GROUPS, search.by), oneOf(PERIODS, search.period), oneOf(SORTS, search.sort)];
  const [from, to] = [dayOf(search.from), dayOf(search.to)];
  const isBounded = from !== undefined && to !== undefined && from <= to;
  const [family, custodian, organisation] = [search.family, search.custodian, search.organisation].map(textOf);
  return {
    ...(by && by !== USUAL.by && { by }),
    ...(isBounded ? { from, to } : period && period !== USUAL.period && { period }),
    ...(family !== undefined && { family }),
    ...(custodian !== undefined && { custodian }),
    ...(organisation !== undefined && { organisation }),
    ...(sort && sort !== USUAL.sort && { sort }),
  };
}

export interface Span {
  /** RFC 3339, half-open. */
  readonly from: string;
  readonly to: string;
}

/** When the days or the period begin and end, by the calendar of the screens. */
export function spanOf({ from, to, period = USUAL.period }: UtilisationSearch, nowMs: number): Span {
  if (from !== undefined && to !== undefined)
    return { from: toInstant(Date.parse(from)), to: toInstant(Date.parse(to) + DAY_MS) };
  const today = new Date(toWallTime(nowMs));
  const [year, month] = [today.getUTCFullYear(), today.getUTCMonth()];
  const [first, months] = {
    month: [month, 1],
    lastMonth: [month - 1, 1],
    quarter: [month - (month % 3), 3],
    year: [0, 12],
  }[period] as [number, number];
  return { from: toInstant(Date.UTC(year, first)), to: toInstant(Date.UTC(year, first + months)) };
}

/** The days that such a span covers, as fields of a day show them. */
export function daysOf({ from, to }: Span): { readonly from: string; readonly to: string } {
  const day = (timeMs: number) => new Date(toWallTime(timeMs)).toISOString().slice(0, 10);
  return { from: day(Date.parse(from)), to: day(Date.parse(to) - 1) };
}

/** The same in the words of the API. */
export function toQuery(search: UtilisationSearch, nowMs: number) {
  const { by = USUAL.by, family, custodian, organisation } = search;
  return {
    ...spanOf(search, nowMs),
    by,
    ...(family !== undefined && { family }),
    ...(custodian !== undefined && { custodian }),
    ...(organisation !== undefined && { organisation }),
  };
}

function toInstant(wallMs: number): string {
  return new Date(fromWallTime(wallMs)).toISOString();
}
