import { eq } from 'drizzle-orm';

import type { Transaction } from '#database/connection';

import type { Caller } from '../authorisation/caller.ts';
import { equipmentInScope } from '../authorisation/scope.ts';
import { Problem } from '../problem.ts';
import { equipment } from '../register/tables.ts';
import type { AlarmShape } from './schemas.ts';
import { alarm } from './tables.ts';
import { selectAlarms, toAlarms } from './to-alarm.ts';

/** Of two who answer one alarm at the same moment, the second sees what the first has said. */
export async function lockAlarm(tx: Transaction, caller: Caller, id: string): Promise<typeof alarm.$inferSelect> {
  const [row] = await tx
    .select({ alarm, inScope: equipmentInScope(caller) })
    .from(alarm)
    .innerJoin(equipment, eq(equipment.assetCode, alarm.assetCode))
    .where(eq(alarm.id, id))
    .for('update', { of: alarm });
  if (row?.inScope) return row.alarm;
  throw new Problem('not-found', `no alarm ${id}`, row && { countedAs: 'outside-scope' });
}

export async function readAlarm(tx: Transaction, id: string): Promise<AlarmShape> {
  const [shape] = await toAlarms(tx, await selectAlarms(tx).where(eq(alarm.id, id)));
  if (!shape) throw new Error('a locked alarm vanished while it was read');
  return shape;
}
