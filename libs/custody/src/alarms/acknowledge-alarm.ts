import { eq } from 'drizzle-orm';

import type { Transaction } from '#database/connection';
import { withTransaction } from '#database/with-transaction';

import { recordAct } from '../audit/record-act.ts';
import { requireRight } from '../authorisation/authorise.ts';
import type { Caller, Context } from '../authorisation/caller.ts';
import { equipmentInScope } from '../authorisation/scope.ts';
import { appendStreamEvents } from '../events/append-stream-events.ts';
import { answerAlarmNotice } from '../notices/answer-alarm-notice.ts';
import { Problem } from '../problem.ts';
import { equipment } from '../register/tables.ts';
import type { Acknowledgement, AlarmEvent, AlarmShape } from './schemas.ts';
import { alarm } from './tables.ts';
import { selectAlarms, toAlarms } from './to-alarm.ts';

/** Says that somebody has seen it. It stays said when the alarm is cleared; who said it first has said it. */
export async function acknowledgeAlarm(context: Context, id: string, { remark }: Acknowledgement): Promise<AlarmShape> {
  const { db, caller, now } = context;
  requireRight(caller, 'acknowledge-alarm');
  return withTransaction(db, async (tx) => {
    const { acknowledgedAt, assetCode, notice } = await lockInScope(tx, caller, id);
    if (acknowledgedAt !== null) return readAlarm(tx, id);
    await tx
      .update(alarm)
      .set({ acknowledgedAt: now, acknowledgedBy: caller.personId, remark: remark ?? null })
      .where(eq(alarm.id, id));
    await answerAlarmNotice(tx, context, notice, remark ?? null);
    const acknowledged = await readAlarm(tx, id);
    const payload: AlarmEvent = { change: 'acknowledged', alarm: acknowledged };
    await recordAct(tx, context, {
      action: 'acknowledge-alarm',
      subject: { kind: 'alarm', id },
      after: { assetCode, remark },
    });
    await appendStreamEvents(tx, 'alarm', [{ assetCode, payload }]);
    return acknowledged;
  });
}

async function lockInScope(tx: Transaction, caller: Caller, id: string): Promise<typeof alarm.$inferSelect> {
  const [row] = await tx
    .select({ alarm, inScope: equipmentInScope(caller) })
    .from(alarm)
    .innerJoin(equipment, eq(equipment.assetCode, alarm.assetCode))
    .where(eq(alarm.id, id))
    .for('update', { of: alarm });
  if (row?.inScope) return row.alarm;
  throw new Problem('not-found', `no alarm ${id}`, row && { countedAs: 'outside-scope' });
}

async function readAlarm(tx: Transaction, id: string): Promise<AlarmShape> {
  const [shape] = await toAlarms(tx, await selectAlarms(tx).where(eq(alarm.id, id)));
  if (!shape) throw new Error('a locked alarm vanished while it was read');
  return shape;
}
