import { sql, type SQL } from 'drizzle-orm';

import type { Caller } from '../authorisation/caller.ts';
import { equipmentInScope, reachedCodes } from '../authorisation/scope.ts';
import { equipment } from '../register/tables.ts';
import { ledgerEntry } from './tables.ts';

/** True for entries about a piece that the caller reaches, or about an organisation that they reach. */
export function entryInScope(caller: Caller): SQL<boolean> {
  return sql<boolean>`(${ledgerEntry.chain} in
    (select 'equipment/' || ${equipment.assetCode} from ${equipment} where ${equipmentInScope(caller)})
    or ${ledgerEntry.chain} in (select 'organisation/' || code from ${reachedCodes(caller, 'watch')} reached))`;
}
