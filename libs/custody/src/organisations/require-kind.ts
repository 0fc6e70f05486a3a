import type { Caller } from '../authorisation/caller.ts';
import { invalidField } from '../problem.ts';
import { AUTHORITIES, type OrganisationKind } from './kinds.ts';

/** An organisation is an authority by word of the national center alone. */
export function requireKind(caller: Caller, kind: OrganisationKind): void {
  if (!AUTHORITIES.has(kind) || caller.organisation.kind === 'national_center') return;
  throw invalidField('kind', 'is given by the national center alone');
}
