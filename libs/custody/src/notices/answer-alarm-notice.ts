import { and, eq, isNull } from 'drizzle-orm';

import type { Transaction } from '#database/connection';

import { alarm } from '../alarms/tables.ts';
import type { Context } from '../authorisation/caller.ts';
import { notice } from './tables.ts';
import { takeAnswer } from './take-answer.ts';

/**
 * Whoever acknowledges the last alarm of a notice for the organisation that was told has answered it: nobody is called any more.
 */
export async function answerAlarmNotice(
  tx: Transaction,
  context: Context,
  id: string | null,
  remark: string | null,
): Promise<void> {
  if (id === null) return;
  const isOwn = eq(notice.organisation, context.caller.organisation.code);
  const [told] = await tx
    .select()
    .from(notice)
    .where(and(eq(notice.id, id), isOwn, isNull(notice.acknowledgedAt)))
    .for('update');
  if (!told) return;
  const isOpen = and(eq(alarm.notice, id), alarm.active, isNull(alarm.acknowledgedAt));
  const open = await tx.select({ id: alarm.id }).from(alarm).where(isOpen).limit(1);
  if (open.length > 0) return;
  const { caller, now } = context;
  await takeAnswer(tx, context, told, { channel: 'page', name: caller.name, telephone: null, at: now, remark });
}
