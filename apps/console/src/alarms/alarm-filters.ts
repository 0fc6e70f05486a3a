import type { Severity } from '../api/answers.ts';
import type { Witness } from './describe-alarm.ts';
import { SEVERITIES } from './severity.ts';

export const STATES = ['active', 'cleared', 'all'] as const;
export type AlarmState = (typeof STATES)[number];

export const SORTS = ['worst', 'newest'] as const;
export type AlarmSort = (typeof SORTS)[number];

export const ANSWERS = ['no', 'yes'] as const;

/** What machines tell against their custodians; `any` is all of that. */
export const WITNESSES = [
  'moved',
  'left_base',
  'ran',
  'silent',
  'tampered',
  'shared_credential',
] as const satisfies readonly Witness[];
const WITNESS_CHOICES = ['any', ...WITNESSES] as const;

/** What the list shows, as it stands in the address; without a word about it, what stands now. */
export interface AlarmFilters {
  readonly q?: string;
  readonly state?: AlarmState;
  readonly acknowledged?: (typeof ANSWERS)[number];
  readonly severity?: Severity;
  readonly family?: string;
  readonly witness?: (typeof WITNESS_CHOICES)[number];
  readonly sort?: AlarmSort;
}

const oneOf = <T extends string>(known: readonly T[], value: unknown) => known.find((each) => each === value);

export function readAlarmFilters(search: Record<string, unknown>): AlarmFilters {
  const text = typeof search.q === 'number' ? String(search.q) : search.q;
  const state = oneOf(STATES, search.state);
  const acknowledged = oneOf(ANSWERS, search.acknowledged);
  const severity = oneOf(SEVERITIES, search.severity);
  const witness = oneOf(WITNESS_CHOICES, search.witness);
  const sort = oneOf(SORTS, search.sort);
  return {
    ...(typeof text === 'string' && text !== '' ? { q: text } : {}),
    ...(state !== undefined && state !== 'active' ? { state } : {}),
    ...(acknowledged && { acknowledged }),
    ...(severity && { severity }),
    ...(typeof search.family === 'string' && search.family !== '' ? { family: search.family } : {}),
    ...(witness && { witness }),
    ...(sort !== undefined && sort !== usualSort(state) ? { sort } : {}),
  };
}

/** What stands is looked through for the worst; what is over, for the latest. */
function usualSort(state: AlarmState = 'active'): AlarmSort {
  return state === 'active' ? 'worst' : 'newest';
}

export function sortOf({ sort, state }: AlarmFilters): AlarmSort {
  return sort ?? usualSort(state);
}

export function isNarrowed({ q, acknowledged, severity, family, witness }: AlarmFilters): boolean {
  return [q, acknowledged, severity, family, witness].some((filter) => filter !== undefined);
}

/** The same in the words of the API. */
export function toQuery({ q, state = 'active', acknowledged, severity, family, witness }: AlarmFilters) {
  return {
    ...(q !== undefined && { q }),
    ...(state !== 'all' && { state }),
    ...(acknowledged && { acknowledged: acknowledged === 'yes' ? ('true' as const) : ('false' as const) }),
    ...(severity && { severity }),
    ...(family !== undefined && { family }),
    ...(witness && { witness }),
  };
}
