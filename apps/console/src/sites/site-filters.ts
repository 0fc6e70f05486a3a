import type { SiteKind } from '../api/answers.ts';
import { readSiteKind } from './site-kinds.ts';

/** What the list of sites shows, as it stands in the address. */
export interface SiteFilters {
  readonly kind?: SiteKind;
  readonly organisation?: string;
  readonly q?: string;
}

export function readSiteFilters(search: Record<string, unknown>): SiteFilters {
  const kind = readSiteKind(search.kind);
  // The router reads digits in an address as a number.
  const text = typeof search.q === 'number' ? String(search.q) : search.q;
  return {
    ...(kind && { kind }),
    ...(typeof search.organisation === 'string' && search.organisation !== '' && { organisation: search.organisation }),
    ...(typeof text === 'string' && text !== '' && { q: text }),
  };
}
