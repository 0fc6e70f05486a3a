import { sql } from 'drizzle-orm';

import type { Transaction } from '#database/connection';
import type { OutboxMessage } from '#database/outbox/tables';

import { notice } from './tables.ts';

/** The channel whose receivers are codes of organisations. */
export const PAGE_CHANNEL = 'page';

/** Puts a message onto the page of the organisation that it is for; a second delivery changes nothing. */
export async function deliverNotice(tx: Transaction, message: OutboxMessage): Promise<void> {
  await tx
    .insert(notice)
    .values({
      id: message.id,
      organisation: message.receiver,
      kind: message.kind,
      payload: message.payload,
      causedAt: message.createdAt,
      deliveredAt: sql`now()`,
    })
    .onConflictDoNothing({ target: notice.id });
}
