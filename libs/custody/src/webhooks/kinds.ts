/** What another system may be told. */
export const WEBHOOK_EVENTS = [
  'alarm.raised',
  'alarm.acknowledged',
  'alarm.unacknowledged',
  'alarm.cleared',
  'allocation.changed',
  'notice.created',
  'ledger.checkpoint',
] as const;
export type WebhookEvent = (typeof WEBHOOK_EVENTS)[number];

/** Sent when somebody asks for it, whatever the endpoint wants to hear. */
export const TEST_EVENT = 'webhook.test';

/** The channel whose receivers are endpoints. */
export const WEBHOOK_CHANNEL = 'webhook';

/** For so long both secrets sign, so that a receiver may change over without a gap. */
export const OLD_SECRET_COUNTS_MS = 24 * 3_600_000;
