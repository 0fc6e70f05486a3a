import { sql } from 'drizzle-orm';

import type { Transaction } from '#database/connection';
import { queueMessages } from '#database/outbox/queue-message';

import type { CheckpointShape } from '../ledger/schemas.ts';
import { WEBHOOK_CHANNEL } from './kinds.ts';
import { webhook } from './tables.ts';
import type { WebhookPayload } from './tell-webhooks.ts';

/**
 * Queues a checkpoint for every endpoint that keeps them, whosever it is: with it another organisation shows later that
 * nothing before it was rewritten. It tells a size and a hash, and nothing of any entry.
 */
export async function tellOfCheckpoint(tx: Transaction, checkpoint: CheckpointShape, now: Date): Promise<void> {
  const keepers = await tx
    .select({ id: webhook.id })
    .from(webhook)
    .where(sql`${webhook.enabled} and 'ledger.checkpoint' = any(${webhook.events})`);
  const payload: WebhookPayload = { timestamp: checkpoint.signedAt, data: checkpoint };
  const cause = `ledger:checkpoint:${checkpoint.size}:${checkpoint.key}`;
  const message = { cause, channel: WEBHOOK_CHANNEL, kind: 'ledger.checkpoint', payload };
  await queueMessages(
    tx,
    keepers.map(({ id }) => ({ ...message, receiver: id })),
    now,
  );
}
