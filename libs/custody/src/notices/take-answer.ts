import { and, eq, inArray, isNull } from 'drizzle-orm';
import { uuidv7 } from 'uuidv7';

import type { Transaction } from '#database/connection';
import { outbox } from '#database/outbox/tables';

import { CALL_CHANNELS } from '../duty/functions.ts';
import { callCause } from './escalate-notice.ts';
import type { AnswerChannel } from './kinds.ts';
import { acknowledgement, notice } from './tables.ts';

/** Who wrote an answer down, and when. */
export interface Recorder {
  readonly caller: { readonly personId: string };
  readonly now: Date;
}

export interface Answer {
  readonly channel: AnswerChannel;
  readonly name: string;
  readonly telephone: string | null;
  readonly at: Date;
  readonly remark: string | null;
}

/** Writes an answer down. The first one counts for the notice, and nobody else is called for it. */
export async function takeAnswer(
  tx: Transaction,
  { caller, now }: Recorder,
  row: typeof notice.$inferSelect,
  { channel, name, telephone, at, remark }: Answer,
): Promise<string> {
  const id = uuidv7();
  const said = { channel, name, telephone, remark, answeredAt: at };
  await tx
    .insert(acknowledgement)
    .values({ id, notice: row.id, ...said, recordedBy: caller.personId, recordedAt: now });
  if (row.acknowledgedAt !== null) return id;
  const first = { acknowledgedAt: at, acknowledgedBy: caller.personId, remark, escalateAt: null };
  await tx.update(notice).set(first).where(eq(notice.id, row.id));
  const isCall = and(eq(outbox.cause, callCause(row.id)), inArray(outbox.channel, [...CALL_CHANNELS]));
  await tx.delete(outbox).where(and(isCall, isNull(outbox.deliveredAt), isNull(outbox.failedAt)));
  return id;
}
