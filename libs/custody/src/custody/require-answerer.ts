import type { Caller } from '../authorisation/caller.ts';
import { Problem } from '../problem.ts';
import type { HandoverRow } from './select-handovers.ts';

/** Who may accept or refuse: the person who was named, or else any custodian of the organisation; never who offered it. */
export function requireAnswerer(caller: Caller, { handover, namedName }: HandoverRow): void {
  const { toOrganisation, toPerson, offeredBy } = handover;
  if (caller.organisation.code !== toOrganisation)
    throw new Problem('forbidden', `it was offered to ${toOrganisation}: somebody there answers it`);
  if (toPerson !== null && toPerson !== caller.personId)
    throw new Problem('forbidden', `it was offered to ${namedName ?? 'another person'} by name`);
  if (offeredBy === caller.personId)
    throw new Problem('forbidden', 'a handover is between two: who offered it does not answer it');
}
