import { and, desc, eq, isNotNull, isNull, lt, type SQL } from 'drizzle-orm';
import { uuidv7 } from 'uuidv7';

import { queueMessage } from '#database/outbox/queue-message';
import { outbox, type OutboxMessage } from '#database/outbox/tables';
import { withTransaction } from '#database/with-transaction';

import { recordAct } from '../audit/record-act.ts';
import { requireRight } from '../authorisation/authorise.ts';
import type { Context } from '../authorisation/caller.ts';
import { isUuid } from '../fields.ts';
import { deliveryState } from '../notices/delivery-state.ts';
import { decodeCursor, toPage, type Page } from '../page.ts';
import { Problem } from '../problem.ts';
import { TEST_EVENT, WEBHOOK_CHANNEL } from './kinds.ts';
import { lockWebhook, readWebhook } from './read-webhooks.ts';
import type { Delivery, DeliveryQuery } from './schemas.ts';

/** What an endpoint was told and what it was not, newest first. */
export async function listDeliveries(
  context: Context,
  id: string,
  { state, limit, cursor }: DeliveryQuery,
): Promise<Page<Delivery>> {
  await readWebhook(context, id);
  const before = decodeCursor(cursor, isUuid);
  const rows = await context.db
    .select()
    .from(outbox)
    .where(and(isFor(id), state && isInState(state), before === undefined ? undefined : lt(outbox.id, before)))
    .orderBy(desc(outbox.id))
    .limit(limit + 1);
  return toPage(rows, limit, (row) => row.id, toDelivery);
}

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

function isFor(id: string): SQL | undefined {
  return and(eq(outbox.channel, WEBHOOK_CHANNEL), eq(outbox.receiver, id));
}

function isInState(state: Delivery['state']): SQL | undefined {
  if (state === 'delivered') return isNotNull(outbox.deliveredAt);
  if (state === 'failed') return isNotNull(outbox.failedAt);
  return and(isNull(outbox.deliveredAt), isNull(outbox.failedAt));
}

function toDelivery(message: OutboxMessage): Delivery {
  const state = deliveryState(message);
  return {
    id: message.id,
    event: message.kind,
    state,
    attempts: message.attempts,
    createdAt: message.createdAt.toISOString(),
    deliveredAt: message.deliveredAt?.toISOString() ?? null,
    failedAt: message.failedAt?.toISOString() ?? null,
    nextTryAt: state === 'waiting' ? message.nextTryAt.toISOString() : null,
    error: message.lastError,
  };
}
