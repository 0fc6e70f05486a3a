import type { Context } from '../authorisation/caller.ts';
import { given } from '../given.ts';
import type { ChangedWebhook } from './record-webhook.ts';
import type { WebhookChange } from './schemas.ts';
import { updateWebhook } from './update-webhook.ts';

/** Says anew where it lies, what it hears, and whether it is told anything. One that was gone counts again once it is switched on. */
export async function changeWebhook(
  context: Context,
  id: string,
  change: WebhookChange,
  expectedVersion?: number,
): ChangedWebhook {
  const { enabled } = change;
  const set = { ...given(change), ...(enabled === true && { goneAt: null }) };
  return updateWebhook(context, { id, action: 'change-webhook', expectedVersion }, () => set);
}
