import { and, asc, eq, isNull } from 'drizzle-orm';

import type { Transaction } from '#database/connection';

import { alarm } from '../alarms/tables.ts';
import type { Context } from '../authorisation/caller.ts';
import { person } from '../people/tables.ts';
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

/**
 * Whether its alarms were answered while the notice was on its way: all that stand are acknowledged, one of them by the organisation that is
 * told. They stay locked, so that whoever acknowledges one meanwhile finds the notice. Of a notice of anything else: false.
 */
export async function wasAnsweredOnItsWay(
  tx: Transaction,
  told: typeof notice.$inferSelect,
  now: Date,
): Promise<boolean> {
  const { active, acknowledgedAt, remark } = alarm;
  const alarms = await tx
    .select({ active, acknowledgedAt, remark, person: person.id, name: person.name, organisation: person.organisation })
    .from(alarm)
    .leftJoin(person, eq(person.id, alarm.acknowledgedBy))
    .where(eq(alarm.notice, told.id))
    .orderBy(asc(alarm.id))
    .for('update', { of: alarm });
  if (alarms.some((each) => each.active && each.acknowledgedAt === null)) return false;
  const answers = alarms.flatMap(({ person: personId, name, acknowledgedAt: at, organisation, ...said }) =>
    personId && name && at && organisation === told.organisation ? [{ personId, name, at, remark: said.remark }] : [],
  );
  const last = answers.sort((one, other) => other.at.getTime() - one.at.getTime())[0];
  if (last === undefined) return false;
  const { personId, ...said } = last;
  await takeAnswer(tx, { caller: { personId }, now }, told, { channel: 'page', telephone: null, ...said });
  return true;
}
