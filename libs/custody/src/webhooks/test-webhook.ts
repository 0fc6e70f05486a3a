import { eq } from 'drizzle-orm';
import { uuidv7 } from 'uuidv7';

import { queueMessage } from '#database/outbox/queue-message';
import { outbox } from '#database/outbox/tables';
import { withTransaction } from '#database/with-transaction';

import { recordAct } from '../audit/record-act.ts';
import { requireRight } from '../authorisation/authorise.ts';
import type { Context } from '../authorisation/caller.ts';
import { TEST_EVENT, WEBHOOK_CHANNEL } from './kinds.ts';
import { lockWebhook } from './read-webhooks.ts';
import type { Delivery } from './schemas.ts';
import { toDelivery } from './to-delivery.ts';

/** Queues something of no meaning, so that whoever connects an endpoint sees it arrive. */
export async function testWebhook(context: Context, id: string): Promise<Delivery> {
  const { db, caller, now } = context;
  requireRight(caller, 'test-webhook');
  return withTransaction(db, async (tx) => {
    const { organisation } = await lockWebhook(tx, caller, id);
    const cause = `webhook-test:${uuidv7()}`;
    const message = { cause, channel: WEBHOOK_CHANNEL, receiver: id, kind: TEST_EVENT };
    await queueMessage(tx, { ...message, payload: { data: { organisation } } }, now);
    const [row] = await tx.select().from(outbox).where(eq(outbox.cause, cause));
    await recordAct(tx, context, {
      action: 'test-webhook',
      subject: { kind: 'webhook', id },
      concerns: [organisation],
      after: { delivery: row!.id },
    });
    return toDelivery(row!);
  });
}
