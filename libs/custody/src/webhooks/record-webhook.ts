import type { Transaction } from '#database/connection';

import { recordAct } from '../audit/record-act.ts';
import type { Verb } from '../authorisation/authorise.ts';
import type { Context } from '../authorisation/caller.ts';
import { readWebhook } from './read-webhooks.ts';
import type { Webhook } from './schemas.ts';
import { webhook } from './tables.ts';

export type WebhookRow = typeof webhook.$inferSelect;
export type ChangedWebhook = Promise<{ webhook: Webhook; version: number }>;

export async function recordWebhook(
  tx: Transaction,
  context: Context,
  action: Verb,
  { before, after }: { readonly before?: WebhookRow; readonly after: WebhookRow },
): ChangedWebhook {
  await recordAct(tx, context, {
    action,
    subject: { kind: 'webhook', id: after.id },
    concerns: [after.organisation],
    ...(before && { before: describeWebhook(before) }),
    after: describeWebhook(after),
  });
  return readWebhook({ ...context, db: tx }, after.id);
}

/** An address may carry a key behind its host: the trail holds the host alone. */
export function describeWebhook({ organisation, url, events, enabled, description }: WebhookRow) {
  return { organisation, host: new URL(url).host, events, enabled, description };
}
