import { and, eq } from 'drizzle-orm';

import { outbox } from '#database/outbox/tables';
import { withTransaction } from '#database/with-transaction';

import { recordAct } from '../audit/record-act.ts';
import { requireRight } from '../authorisation/authorise.ts';
import type { Context } from '../authorisation/caller.ts';
import { deliveryState } from '../notices/delivery-state.ts';
import { Problem } from '../problem.ts';
import { lockWebhook } from './read-webhooks.ts';
import type { Delivery } from './schemas.ts';
import { isFor, toDelivery } from './to-delivery.ts';

/** Sends once more what was given up, or what the receiver has lost: the same id, another 72 hours. */
export async function redeliver(context: Context, id: string, messageId: string): Promise<Delivery> {
  const { db, caller, now } = context;
  requireRight(caller, 'redeliver-webhook');
  return withTransaction(db, async (tx) => {
    const { organisation } = await lockWebhook(tx, caller, id);
    const [message] = await tx
      .select()
      .from(outbox)
      .where(and(isFor(id), eq(outbox.id, messageId)))
      .for('update');
    if (!message) throw new Problem('not-found', `no delivery ${messageId}`);
    if (deliveryState(message) === 'waiting') throw new Problem('illegal-transition', 'it is on its way already');
    const anew = { deliveredAt: null, failedAt: null, lastError: null, attempts: 0, triesFrom: now, nextTryAt: now };
    const [row] = await tx.update(outbox).set(anew).where(eq(outbox.id, messageId)).returning();
    await recordAct(tx, context, {
      action: 'redeliver-webhook',
      subject: { kind: 'webhook', id },
      concerns: [organisation],
      after: { delivery: messageId, event: message.kind },
    });
    return toDelivery(row!);
  });
}
