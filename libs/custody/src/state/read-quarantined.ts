import { eq } from 'drizzle-orm';

import { requireRight } from '../authorisation/authorise.ts';
import type { Context } from '../authorisation/caller.ts';
import { equipmentInScope } from '../authorisation/scope.ts';
import { Problem } from '../problem.ts';
import { equipment } from '../register/tables.ts';
import { quarantineColumns, toQuarantined } from './quarantined.ts';
import type { Quarantined } from './schemas.ts';
import { quarantine } from './tables.ts';

/** One message that was not accepted, whole. */
export async function readQuarantined({ db, caller }: Context, id: string): Promise<Quarantined> {
  requireRight(caller, 'see-quarantine');
  const [found] = await db
    .select({ inScope: equipmentInScope(caller) })
    .from(quarantine)
    .innerJoin(equipment, eq(equipment.assetCode, quarantine.assetCode))
    .where(eq(quarantine.id, id));
  if (!found?.inScope) {
    throw new Problem('not-found', `no message ${id} in quarantine`, found && { countedAs: 'outside-scope' });
  }
  const [row] = await db.select(quarantineColumns).from(quarantine).where(eq(quarantine.id, id));
  if (!row) throw new Problem('not-found', `no message ${id} in quarantine`);
  return toQuarantined(row);
}
