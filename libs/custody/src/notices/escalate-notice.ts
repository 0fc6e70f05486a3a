import { and, asc, eq, isNull, lte } from 'drizzle-orm';

import type { Queryable, Transaction } from '#database/connection';
import { queueMessage } from '#database/outbox/queue-message';
import { withTransaction } from '#database/with-transaction';

import { DEFAULT_ANSWER_MINUTES } from '../duty/functions.ts';
import { holdsAt } from '../duty/select-shifts.ts';
import { dutyMember, dutyRoster, dutyShift } from '../duty/tables.ts';
import { findStandingOrganisation } from '../organisations/find-standing-organisation.ts';
import { organisation } from '../organisations/tables.ts';
import { PAGE_CHANNEL } from './channels.ts';
import { functionOf, nextStep, type EscalationStep } from './kinds.ts';
import type { CallPayload, UnansweredNotice } from './schemas.ts';
import { notice } from './tables.ts';

type Row = typeof notice.$inferSelect;

const MINUTE_MS = 60_000;
const AT_ONCE = 50;

/** What the calls of a notice have in common in the outbox. */
export const callCause = (id: string) => `notice:${id}`;

/** Calls the next in the roster for notices that nobody has answered in time, and tells how many. policy: P19 */
export async function escalateDue(db: Queryable, now: Date): Promise<number> {
  return withTransaction(db, async (tx) => {
    const due = await tx
      .select()
      .from(notice)
      .where(and(lte(notice.escalateAt, now), isNull(notice.acknowledgedAt)))
      .orderBy(asc(notice.escalateAt))
      .limit(AT_ONCE)
      .for('update', { skipLocked: true });
    for (const row of due) {
      const step = row.step === null ? 'on_duty' : nextStep(row.step);
      if (step !== undefined) await takeStep(tx, row, step, now);
    }
    return due.length;
  });
}

/** Steps at which there is nobody are passed over at once: a night without anybody on duty is no reason to wait. */
export async function takeStep(tx: Transaction, row: Row, first: EscalationStep, now: Date): Promise<void> {
  const [roster] = await tx.select().from(dutyRoster).where(eq(dutyRoster.organisation, row.organisation));
  const answerMs = (roster?.answerMinutes ?? DEFAULT_ANSWER_MINUTES) * MINUTE_MS;
  for (let step: EscalationStep | undefined = first; step !== undefined; step = nextStep(step)) {
    const called = step === 'parent' ? await tellParent(tx, row, now) : await callPeople(tx, row, step, roster, now);
    // Without a roster there is the page alone, and time to read it.
    const waits = called > 0 || (step === 'on_duty' && roster === undefined);
    if (!waits && step !== 'parent') continue;
    const set = { step, escalateAt: step === 'parent' ? null : new Date(now.getTime() + answerMs) };
    await tx.update(notice).set(set).where(eq(notice.id, row.id));
    return;
  }
}

/** Queues a call on each channel to each of a function who is in the shift that lasts. */
async function callPeople(
  tx: Transaction,
  row: Row,
  step: EscalationStep,
  roster: typeof dutyRoster.$inferSelect | undefined,
  now: Date,
): Promise<number> {
  const duty = functionOf(step);
  if (!roster || duty === undefined) return 0;
  const people = await tx
    .select({ id: dutyMember.id, name: dutyMember.name })
    .from(dutyMember)
    .innerJoin(dutyShift, eq(dutyShift.id, dutyMember.shift))
    .where(and(eq(dutyShift.organisation, row.organisation), holdsAt(now), eq(dutyMember.function, duty)))
    .orderBy(asc(dutyMember.place));
  for (const { id, name } of people) {
    const payload: CallPayload = { notice: row.id, function: duty, name };
    for (const channel of roster.channels)
      await queueMessage(tx, { cause: callCause(row.id), channel, receiver: id, kind: row.kind, payload }, now);
  }
  return roster.channels.length > 0 ? people.length : 0;
}

/** The organisation above is told as it would be of anything else, so that its own people are called. */
async function tellParent(tx: Transaction, row: Row, now: Date): Promise<number> {
  const [own] = await tx.select().from(organisation).where(eq(organisation.code, row.organisation));
  if (!own) return 0;
  const parent = await findStandingOrganisation(tx, own.parent);
  if (parent === undefined) return 0;
  const payload: UnansweredNotice = {
    notice: row.id,
    kind: row.kind,
    organisation: own.code,
    organisationName: own.name,
    causedAt: row.causedAt.toISOString(),
  };
  const message = { cause: `${callCause(row.id)}:unanswered`, channel: PAGE_CHANNEL, receiver: parent };
  await queueMessage(tx, { ...message, kind: 'notice-unanswered', payload }, now);
  return 1;
}
