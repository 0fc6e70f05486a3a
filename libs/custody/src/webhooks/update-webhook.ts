import { eq } from 'drizzle-orm';

import { withTransaction } from '#database/with-transaction';

import { requireRight } from '../authorisation/authorise.ts';
import type { Context } from '../authorisation/caller.ts';
import { requireVersion } from '../version.ts';
import { lockWebhook } from './read-webhooks.ts';
import { recordWebhook, type ChangedWebhook, type WebhookRow } from './record-webhook.ts';
import { webhook } from './tables.ts';

interface Update {
  readonly id: string;
  readonly action: 'change-webhook' | 'rotate-webhook-secret';
  readonly expectedVersion?: number | undefined;
}

export async function updateWebhook(
  context: Context,
  { id, action, expectedVersion }: Update,
  change: (before: WebhookRow) => Partial<WebhookRow>,
): ChangedWebhook {
  const { db, caller, now } = context;
  requireRight(caller, action);
  return withTransaction(db, async (tx) => {
    const before = await lockWebhook(tx, caller, id);
    requireVersion(before.version, expectedVersion);
    const [after] = await tx
      .update(webhook)
      .set({ ...change(before), changedAt: now, version: before.version + 1 })
      .where(eq(webhook.id, id))
      .returning();
    return recordWebhook(tx, context, action, { before, after: after! });
  });
}
