import { eq, lt } from 'drizzle-orm';

import type { Queryable } from '#database/connection';
import { withTransaction } from '#database/with-transaction';

import { recordAct } from '../../audit/record-act.ts';
import { requireRight } from '../../authorisation/authorise.ts';
import type { Context } from '../../authorisation/caller.ts';
import { Problem } from '../../problem.ts';
import { findImport, standsStill } from './read-import.ts';
import { equipmentImport, equipmentImportRow } from './tables.ts';

/** Drops a staged table. One that has been entered stays entered. */
export async function discardImport(context: Context, id: string): Promise<void> {
  const { db, caller, now } = context;
  requireRight(caller, 'discard-equipment-import');
  await withTransaction(db, async (tx) => {
    await tx.select({ id: equipmentImport.id }).from(equipmentImport).where(eq(equipmentImport.id, id)).for('update');
    const { entry } = await findImport(tx, caller, id, now);
    if (entry.state === 'discarded') return;
    if (entry.state === 'committed') throw new Problem('in-use', 'it has been entered');
    if (entry.state === 'committing' && !standsStill(entry, now)) throw new Problem('in-use', 'it is being entered');
    await tx.delete(equipmentImportRow).where(eq(equipmentImportRow.import, id));
    await tx.update(equipmentImport).set({ state: 'discarded', movedAt: now }).where(eq(equipmentImport.id, id));
    await recordAct(tx, context, {
      action: 'discard-equipment-import',
      subject: { kind: 'equipment-import', id },
      concerns: [entry.organisation],
      after: { name: entry.name },
    });
  });
}

/** What nobody entered in time goes, and what was entered needs its rows no more. */
export async function dropOldImports(db: Queryable, now: Date): Promise<void> {
  await db.delete(equipmentImport).where(lt(equipmentImport.expiresAt, now));
}
