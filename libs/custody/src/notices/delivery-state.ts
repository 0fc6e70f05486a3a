import type { OutboxMessage } from '#database/outbox/tables';

/** How a message of the outbox stands: still tried, taken by its receiver, or given up. */
export const DELIVERY_STATES = ['waiting', 'delivered', 'failed'] as const;
export type DeliveryState = (typeof DELIVERY_STATES)[number];

export function deliveryState({
  deliveredAt,
  failedAt,
}: Pick<OutboxMessage, 'deliveredAt' | 'failedAt'>): DeliveryState {
  if (deliveredAt) return 'delivered';
  return failedAt ? 'failed' : 'waiting';
}
