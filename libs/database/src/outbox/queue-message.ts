import { sql } from 'drizzle-orm';
import { uuidv7 } from 'uuidv7';

import type { Transaction } from '../connection.ts';
import { outbox } from './tables.ts';

/** Wakes who delivers; it carries nothing. */
export const OUTBOX_CHANNEL = 'muster_outbox';

export interface NewMessage {
  /** Where somebody must know it beforehand. */
  readonly id?: string;
  readonly cause: string;
  readonly channel: string;
  readonly receiver: string;
  readonly kind: string;
  readonly payload: object;
}

/** Writes down, with its cause, what somebody must be told. The same cause tells the same receiver once. */
export async function queueMessage(tx: Transaction, message: NewMessage, now: Date): Promise<void> {
  await queueMessages(tx, [message], now);
}

/** As `queueMessage`, for a heap of them. */
export async function queueMessages(tx: Transaction, messages: readonly NewMessage[], now: Date): Promise<void> {
  if (messages.length === 0) return;
  await tx
    .insert(outbox)
    .values(messages.map((message) => ({ id: uuidv7(), ...message, createdAt: now, nextTryAt: now })))
    .onConflictDoNothing({ target: [outbox.cause, outbox.channel, outbox.receiver] });
  await tx.execute(sql`select pg_notify(${OUTBOX_CHANNEL}, '')`);
}
