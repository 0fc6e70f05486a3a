import { eq } from 'drizzle-orm';

import { withTransaction } from '#database/with-transaction';

import { recordAct } from '../audit/record-act.ts';
import { requireRight } from '../authorisation/authorise.ts';
import type { Context } from '../authorisation/caller.ts';
import { appendStreamEvents } from '../events/append-stream-events.ts';
import { answerAlarmNotice } from '../notices/answer-alarm-notice.ts';
import { lockAlarm, readAlarm } from './lock-alarm.ts';
import type { Acknowledgement, AlarmEvent, AlarmShape } from './schemas.ts';
import { alarm } from './tables.ts';

/** Says that somebody has seen it. It stays said when the alarm is cleared; who said it first has said it. */
export async function acknowledgeAlarm(context: Context, id: string, { remark }: Acknowledgement): Promise<AlarmShape> {
  const { db, caller, now } = context;
  requireRight(caller, 'acknowledge-alarm');
  return withTransaction(db, async (tx) => {
    const { acknowledgedAt, assetCode, notice } = await lockAlarm(tx, caller, id);
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
