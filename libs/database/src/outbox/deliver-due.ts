import { and, asc, eq, inArray, isNull, lte } from 'drizzle-orm';

import type { Queryable, Transaction } from '../connection.ts';
import { withTransaction } from '../with-transaction.ts';
import { GIVEN_UP_AFTER_MS, pauseBeforeRetryMs } from './pause-before-retry.ts';
import { outbox, type OutboxMessage } from './tables.ts';

/** Hands one message over. What it writes through `tx` is written with the note that it was delivered. */
export type Deliverer = (tx: Transaction, message: OutboxMessage) => Promise<void>;

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
    await tx.transaction((inner) => deliver(inner, message));
  } catch (error) {
    const lastError = error instanceof Error ? error.message.slice(0, 500) : 'unknown';
    const isGivenUp = now.getTime() - message.createdAt.getTime() >= GIVEN_UP_AFTER_MS;
    const nextTryAt = new Date(now.getTime() + pauseBeforeRetryMs(attempts));
    await note({ lastError, ...(isGivenUp ? { failedAt: now } : { nextTryAt }) });
    return;
  }
  await note({ deliveredAt: now, lastError: null });
}
