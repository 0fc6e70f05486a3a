import { sql, type SQL } from 'drizzle-orm';

import { judge } from '../authorisation/authorise.ts';
import type { Caller } from '../authorisation/caller.ts';
import { reachedCodes } from '../authorisation/scope.ts';
import { organisation } from '../organisations/tables.ts';
import { dutyRoster } from './tables.ts';

/** The caller's organisation and all above it: whom one calls upwards. */
function aboveCodes({ organisation: { code } }: Caller): SQL {
  return sql`(with recursive above(code, parent) as (
    select own.code, own.parent from ${organisation} own where own.code = ${code}
    union select up.code, up.parent from ${organisation} up join above on up.code = above.parent
  ) select code from above)`;
}

/** Whose rosters the caller sees: those in reach, and those above, since that is where one reports to. */
export function rosterInScope(caller: Caller): SQL<boolean> {
  return sql<boolean>`(${dutyRoster.organisation} in ${reachedCodes(caller, 'watch')}
    or ${dutyRoster.organisation} in ${aboveCodes(caller)})`;
}

/** Private numbers are for those who call downwards or sit in the same room; upwards one rings the duty room. */
export function maySeeTelephones(caller: Caller): SQL<boolean> {
  if (!judge(caller.roles, 'see-duty-telephones').allowed) return sql<boolean>`false`;
  return sql<boolean>`${dutyRoster.organisation} in ${reachedCodes(caller, 'watch')}`;
}
