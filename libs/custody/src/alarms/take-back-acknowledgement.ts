import { eq } from 'drizzle-orm';

import type { Transaction } from '#database/connection';
import { withTransaction } from '#database/with-transaction';

import { recordAct } from '../audit/record-act.ts';
import { requireRight } from '../authorisation/authorise.ts';
import type { Context } from '../authorisation/caller.ts';
import { appendStreamEvents } from '../events/append-stream-events.ts';
import { notice } from '../notices/tables.ts';
import { Problem } from '../problem.ts';
import { lockAlarm, readAlarm } from './lock-alarm.ts';
import { TAKEN_BACK_WITHIN_SECONDS, type AlarmEvent, type AlarmShape } from './schemas.ts';
import { alarm } from './tables.ts';

/** Takes back an acknowledgement that slipped: by who gave it, at once. Said twice, it is taken back once. */
export async function takeBackAcknowledgement(context: Context, id: string): Promise<AlarmShape> {
  const { db, caller, now } = context;
  requireRight(caller, 'take-back-acknowledgement');
  return withTransaction(db, async (tx) => {
    const { acknowledgedAt, acknowledgedBy, assetCode, remark, notice: told } = await lockAlarm(tx, caller, id);
    if (acknowledgedAt === null) return readAlarm(tx, id);
    if (acknowledgedBy !== caller.personId)
      throw new Problem('illegal-transition', 'another has acknowledged it: only who did takes it back');
    if (now.getTime() - acknowledgedAt.getTime() > TAKEN_BACK_WITHIN_SECONDS * 1_000)
      throw new Problem('illegal-transition', `an acknowledgement stands after ${TAKEN_BACK_WITHIN_SECONDS} seconds`);
    // The slip may have answered the notice of the alarm, and nobody would be called any more: then it is told anew.
    const again = (await isAnswered(tx, told)) && { toldAt: null, notice: null };
    await tx
      .update(alarm)
      .set({ acknowledgedAt: null, acknowledgedBy: null, remark: null, ...again })
      .where(eq(alarm.id, id));
    const open = await readAlarm(tx, id);
    const payload: AlarmEvent = { change: 'unacknowledged', alarm: open };
    await recordAct(tx, context, {
      action: 'take-back-acknowledgement',
      subject: { kind: 'alarm', id },
      before: { acknowledgedAt: acknowledgedAt.toISOString(), remark },
      after: { assetCode, acknowledgedAt: null, remark: null },
    });
    await appendStreamEvents(tx, 'alarm', [{ assetCode, payload }]);
    return open;
  });
}

/** Locked, so that nobody answers it meanwhile by the rest of its alarms, for whom this one still looks acknowledged. */
async function isAnswered(tx: Transaction, id: string | null): Promise<boolean> {
  if (id === null) return false;
  const [told] = await tx.select({ at: notice.acknowledgedAt }).from(notice).where(eq(notice.id, id)).for('update');
  return told !== undefined && told.at !== null;
}
