import { and, eq, type SQL } from 'drizzle-orm';

import { outbox, type OutboxMessage } from '#database/outbox/tables';

import { deliveryState } from '../notices/delivery-state.ts';
import { WEBHOOK_CHANNEL } from './kinds.ts';
import type { Delivery } from './schemas.ts';

export function isFor(id: string): SQL | undefined {
  return and(eq(outbox.channel, WEBHOOK_CHANNEL), eq(outbox.receiver, id));
}

export function toDelivery(message: OutboxMessage): Delivery {
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
