import { and, eq, isNull } from 'drizzle-orm';

import type { Queryable } from '../connection.ts';
import { GIVEN_UP_AFTER_MS, pauseBeforeRetryMs } from './pause-before-retry.ts';
import { outbox, type OutboxMessage } from './tables.ts';

const LONGEST_ERROR = 500;

/** Why a message was not delivered. */
export class NotDelivered extends Error {
  /** It will never be: no use in trying again. */
  readonly isFinal: boolean;
  /** The receiver has said how long to leave it alone. */
  readonly retryAfterMs: number | undefined;

  constructor(
    message: string,
    { isFinal = false, retryAfterMs }: { readonly isFinal?: boolean; readonly retryAfterMs?: number | undefined } = {},
  ) {
    super(message);
    this.name = 'NotDelivered';
    this.isFinal = isFinal;
    this.retryAfterMs = retryAfterMs;
  }
}

/** What is written of an attempt that failed: tried again later, or given up. */
export function afterFailure(
  message: Pick<OutboxMessage, 'createdAt' | 'triesFrom'> & { readonly attempts: number },
  error: unknown,
  now: Date,
): Partial<OutboxMessage> {
  const lastError = error instanceof Error ? error.message.slice(0, LONGEST_ERROR) : 'unknown';
  const { isFinal, retryAfterMs } = error instanceof NotDelivered ? error : { isFinal: false, retryAfterMs: 0 };
  const since = message.triesFrom ?? message.createdAt;
  if (isFinal || now.getTime() - since.getTime() >= GIVEN_UP_AFTER_MS) return { lastError, failedAt: now };
  const pauseMs = Math.max(pauseBeforeRetryMs(message.attempts), retryAfterMs ?? 0);
  return { lastError, nextTryAt: new Date(now.getTime() + pauseMs) };
}

/** Writes down what became of a message that this process has in hand. One that another took up meanwhile is its own. */
export async function settle(
  db: Queryable,
  message: OutboxMessage,
  outcome: { readonly error?: unknown },
  now: Date,
): Promise<void> {
  const note = 'error' in outcome ? afterFailure(message, outcome.error, now) : { deliveredAt: now, lastError: null };
  await db
    .update(outbox)
    .set({ ...note, claimedBy: null, claimedUntil: null })
    .where(and(eq(outbox.id, message.id), eq(outbox.claimedBy, message.claimedBy!), isNull(outbox.deliveredAt)));
}
