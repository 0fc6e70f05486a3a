import { uuidv7 } from 'uuidv7';

import { withTransaction } from '#database/with-transaction';

import { requireRight } from '../authorisation/authorise.ts';
import type { Context } from '../authorisation/caller.ts';
import { requireReachedStanding } from '../organisations/require-standing.ts';
import { recordWebhook, type ChangedWebhook } from './record-webhook.ts';
import type { NewWebhook } from './schemas.ts';
import { webhook } from './tables.ts';

/** @param secret encrypted, as it is kept */
export async function createWebhook(context: Context, input: NewWebhook, secret: Buffer): ChangedWebhook {
  const { db, caller, now } = context;
  requireRight(caller, 'create-webhook');
  const organisation = input.organisation ?? caller.organisation.code;
  return withTransaction(db, async (tx) => {
    await requireReachedStanding(tx, caller, { organisation });
    const { url, events, description = null } = input;
    const entry = { id: uuidv7(), organisation, url, events, description, enabled: true, secret };
    const [row] = await tx
      .insert(webhook)
      .values({ ...entry, createdBy: caller.personId, createdAt: now, changedAt: now })
      .returning();
    return recordWebhook(tx, context, 'create-webhook', { after: row! });
  });
}
