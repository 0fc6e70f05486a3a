import { eq } from 'drizzle-orm';

import type { Queryable } from '#database/connection';
import { NotDelivered } from '#database/outbox/settle';
import type { OutboxMessage } from '#database/outbox/tables';

import { webhook } from './tables.ts';
import type { WebhookPayload } from './tell-webhooks.ts';

export interface DeliveryTarget {
  readonly url: string;
  readonly body: string;
  /** Encrypted; each that counts now. */
  readonly secrets: readonly Buffer[];
}

/** Where a message goes and what it says, byte for byte the same each time. */
export async function findTarget(db: Queryable, message: OutboxMessage, now: Date): Promise<DeliveryTarget> {
  const [row] = await db.select().from(webhook).where(eq(webhook.id, message.receiver));
  if (!row) throw new NotDelivered('the endpoint was taken away', { isFinal: true });
  if (row.goneAt) throw new NotDelivered('the endpoint is gone', { isFinal: true });
  if (!row.enabled) throw new NotDelivered('the endpoint is switched off');
  const { timestamp = message.createdAt.toISOString(), data } = message.payload as WebhookPayload;
  const previous = row.previousSecret && row.previousUntil && row.previousUntil > now ? [row.previousSecret] : [];
  return {
    url: row.url,
    body: JSON.stringify({ type: message.kind, timestamp, data }),
    secrets: [row.secret, ...previous],
  };
}

/** Nothing more goes to who says that it is gone, until somebody switches it on again. */
export async function noteGone(db: Queryable, id: string, now: Date): Promise<void> {
  await db.update(webhook).set({ enabled: false, goneAt: now, changedAt: now }).where(eq(webhook.id, id));
}
