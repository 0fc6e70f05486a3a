import type { Connection } from '../api/answers.ts';
import { readSort, type Sort } from './sort-pieces.ts';

export const CONNECTIONS = ['online', 'silent', 'offline', 'never'] as const satisfies readonly Connection[];

/** What the list shows, as it stands in the address. */
export interface ListFilters {
  readonly q?: string;
  readonly family?: string;
  readonly connection?: Connection;
  readonly alarms?: 'open';
  readonly sort?: Sort;
}

export function readListFilters(search: Record<string, unknown>): ListFilters {
  const connection = CONNECTIONS.find((known) => known === search.connection);
  const sort = readSort(search.sort);
  // The router reads digits in an address as a number: a search for `12` must stay a text.
  const text = typeof search.q === 'number' ? String(search.q) : search.q;
  return {
    ...(typeof text === 'string' && text !== '' ? { q: text } : {}),
    ...(typeof search.family === 'string' ? { family: search.family } : {}),
    ...(connection === undefined ? {} : { connection }),
    ...(search.alarms === 'open' ? { alarms: 'open' } : {}),
    ...(sort === undefined ? {} : { sort }),
  };
}
