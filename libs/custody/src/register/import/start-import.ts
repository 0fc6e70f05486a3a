import { uuidv7 } from 'uuidv7';

import { withTransaction } from '#database/with-transaction';

import { recordAct } from '../../audit/record-act.ts';
import { requireRight } from '../../authorisation/authorise.ts';
import type { Context } from '../../authorisation/caller.ts';
import { toImport } from './read-import.ts';
import type { EquipmentImport, NewImport } from './schemas.ts';
import { equipmentImport } from './tables.ts';

/** Long enough to ask somebody about the bad rows, short enough that nobody enters a stale table. */
const KEPT_MS = 24 * 3_600_000;

/** Begins to stage a table whose file has been received. Nothing is entered before it is committed. */
export async function startImport(context: Context, { name }: NewImport): Promise<EquipmentImport> {
  const { db, caller, now } = context;
  requireRight(caller, 'stage-equipment-import');
  const organisation = caller.organisation.code;
  return withTransaction(db, async (tx) => {
    const [row] = await tx
      .insert(equipmentImport)
      .values({
        id: uuidv7(),
        organisation,
        startedBy: caller.personId,
        name,
        state: 'reading',
        startedAt: now,
        movedAt: now,
        expiresAt: new Date(now.getTime() + KEPT_MS),
      })
      .returning();
    if (!row) throw new Error('the inserted row did not come back');
    await recordAct(tx, context, {
      action: 'stage-equipment-import',
      subject: { kind: 'equipment-import', id: row.id },
      after: { name },
    });
    return toImport({ entry: row, startedByName: caller.name }, now);
  });
}
