import type { Context } from '../authorisation/caller.ts';
import { OLD_SECRET_COUNTS_MS } from './kinds.ts';
import type { ChangedWebhook } from './record-webhook.ts';
import { updateWebhook } from './update-webhook.ts';

/** Signs with another secret from now on, and for a day with the one before as well. */
export async function rotateSecret(context: Context, id: string, secret: Buffer): ChangedWebhook {
  return updateWebhook(context, { id, action: 'rotate-webhook-secret' }, (before) => ({
    secret,
    previousSecret: before.secret,
    previousUntil: new Date(context.now.getTime() + OLD_SECRET_COUNTS_MS),
  }));
}
