import { sql, type SQL } from 'drizzle-orm';

import { judge } from '../authorisation/authorise.ts';
import type { Caller } from '../authorisation/caller.ts';
import { reachedCodes } from '../authorisation/scope.ts';
import { codesAbove } from '../organisations/tree.ts';
import { dutyRoster } from './tables.ts';

/** Whose rosters the caller sees: those in reach, and those above, since that is where one reports to. */
export function rosterInScope(caller: Caller): SQL<boolean> {
  return sql<boolean>`(${dutyRoster.organisation} in ${reachedCodes(caller, 'watch')}
    or ${dutyRoster.organisation} in ${codesAbove(caller.organisation.code)})`;
}

/** Private numbers are for those who call downwards or sit in the same room; upwards one rings the duty room. */
export function maySeeTelephones(caller: Caller): SQL<boolean> {
  if (!judge(caller.roles, 'see-duty-telephones').allowed) return sql<boolean>`false`;
  return sql<boolean>`${dutyRoster.organisation} in ${reachedCodes(caller, 'watch')}`;
}
