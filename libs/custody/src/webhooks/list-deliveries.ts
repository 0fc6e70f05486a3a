import { and, desc, isNotNull, isNull, lt, type SQL } from 'drizzle-orm';

import { outbox } from '#database/outbox/tables';

import type { Context } from '../authorisation/caller.ts';
import { isUuid } from '../fields.ts';
import { decodeCursor, toPage, type Page } from '../page.ts';
import { readWebhook } from './read-webhooks.ts';
import type { Delivery, DeliveryQuery } from './schemas.ts';
import { isFor, toDelivery } from './to-delivery.ts';

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

function isInState(state: Delivery['state']): SQL | undefined {
  if (state === 'delivered') return isNotNull(outbox.deliveredAt);
  if (state === 'failed') return isNotNull(outbox.failedAt);
  return and(isNull(outbox.deliveredAt), isNull(outbox.failedAt));
}
