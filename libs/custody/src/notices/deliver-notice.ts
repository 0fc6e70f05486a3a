import { sql } from 'drizzle-orm';

import type { Transaction } from '#database/connection';
import type { OutboxMessage } from '#database/outbox/tables';

import { tellOfNotice } from '../webhooks/tell-webhooks.ts';
import { wasAnsweredOnItsWay } from './answer-alarm-notice.ts';
import { takeStep } from './escalate-notice.ts';
import { wantsAnswer } from './kinds.ts';
import { noticeAddress } from './notice-address.ts';
import { notice } from './tables.ts';

/**
 * Puts a message onto the page of the organisation that it is for, and calls who is on duty there where somebody must
 * answer and has not yet; a second delivery changes nothing. Without a base, the address of its page is not known.
 */
export async function deliverNotice(tx: Transaction, message: OutboxMessage, now: Date, base?: string): Promise<void> {
  const [delivered] = await tx
    .insert(notice)
    .values({
      id: message.id,
      organisation: message.receiver,
      kind: message.kind,
      payload: message.payload,
      causedAt: message.createdAt,
      deliveredAt: sql`now()`,
    })
    .onConflictDoNothing({ target: notice.id })
    .returning();
  if (!delivered) return;
  const { id, organisation, kind, payload, causedAt } = delivered;
  const url = base === undefined ? null : noticeAddress(base, id);
  const data = { id, url, organisation, kind, payload, causedAt: causedAt.toISOString() };
  await tellOfNotice(tx, { id, organisation, data }, now);
  if (await wasAnsweredOnItsWay(tx, delivered, now)) return;
  if (wantsAnswer(kind)) await takeStep(tx, delivered, 'on_duty', now);
}
