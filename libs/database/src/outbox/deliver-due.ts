import { and, asc, eq, inArray, isNull, lte } from 'drizzle-orm';

import type { Queryable, Transaction } from '../connection.ts';
import { withTransaction } from '../with-transaction.ts';
import { afterFailure } from './settle.ts';
import { outbox, type OutboxMessage } from './tables.ts';

/** Hands one message over. What it writes through `tx` is written with the note that it was delivered. */
export type Deliverer = (tx: Transaction, message: OutboxMessage, now: Date) => Promise<void>;

const AT_ONCE = 50;

/**
 * Delivers what is due on these channels, oldest first, and answers how many messages it took up. Several processes may
 * do so at once: each takes up what no other has. Delivered at least once; what fails is tried again for 72 h.
 */
export async function deliverDue(
  db: Queryable,
  deliverers: Readonly<Record<string, Deliverer>>,
  now: Date,
): Promise<number> {
  const isDue = and(
    isNull(outbox.deliveredAt),
    isNull(outbox.failedAt),
    lte(outbox.nextTryAt, now),
    inArray(outbox.channel, Object.keys(deliverers)),
  );
  return withTransaction(db, async (tx) => {
    const due = await tx
      .select()
      .from(outbox)
      .where(isDue)
      .orderBy(asc(outbox.nextTryAt), asc(outbox.id))
      .limit(AT_ONCE)
      .for('update', { skipLocked: true });
    for (const message of due) await deliverOne(tx, message, deliverers[message.channel]!, now);
    return due.length;
  });
}

async function deliverOne(tx: Transaction, message: OutboxMessage, deliver: Deliverer, now: Date): Promise<void> {
  const attempts = message.attempts + 1;
  const note = (what: Partial<OutboxMessage>) =>
    tx
      .update(outbox)
      .set({ attempts, ...what })
      .where(eq(outbox.id, message.id));
  try {
    // A savepoint: what one deliverer wrote before it failed takes no other message with it.
    await tx.transaction((inner) => deliver(inner, message, now));
  } catch (error) {
    await note(afterFailure({ ...message, attempts }, error, now));
    return;
  }
  await note({ deliveredAt: now, lastError: null });
}
