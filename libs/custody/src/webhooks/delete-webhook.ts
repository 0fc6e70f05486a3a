import { and, eq } from 'drizzle-orm';

import { outbox } from '#database/outbox/tables';
import { withTransaction } from '#database/with-transaction';

import { recordAct } from '../audit/record-act.ts';
import { requireRight } from '../authorisation/authorise.ts';
import type { Context } from '../authorisation/caller.ts';
import { requireVersion } from '../version.ts';
import { WEBHOOK_CHANNEL } from './kinds.ts';
import { lockWebhook } from './read-webhooks.ts';
import { describeWebhook } from './record-webhook.ts';
import { webhook } from './tables.ts';

/** Takes an endpoint away with all that it has not been told. */
export async function deleteWebhook(context: Context, id: string, expectedVersion?: number): Promise<void> {
  const { db, caller } = context;
  requireRight(caller, 'delete-webhook');
  await withTransaction(db, async (tx) => {
    const before = await lockWebhook(tx, caller, id);
    requireVersion(before.version, expectedVersion);
    await tx.delete(outbox).where(and(eq(outbox.channel, WEBHOOK_CHANNEL), eq(outbox.receiver, id)));
    await tx.delete(webhook).where(eq(webhook.id, id));
    await recordAct(tx, context, {
      action: 'delete-webhook',
      subject: { kind: 'webhook', id },
      concerns: [before.organisation],
      before: describeWebhook(before),
    });
  });
}
