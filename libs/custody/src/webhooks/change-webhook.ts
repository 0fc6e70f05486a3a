import { and, eq } from 'drizzle-orm';
import { uuidv7 } from 'uuidv7';

import type { Transaction } from '#database/connection';
import { outbox } from '#database/outbox/tables';
import { withTransaction } from '#database/with-transaction';

import { recordAct } from '../audit/record-act.ts';
import { requireRight, type Verb } from '../authorisation/authorise.ts';
import type { Context } from '../authorisation/caller.ts';
import { given } from '../given.ts';
import { requireReachedStanding } from '../organisations/require-standing.ts';
import { requireVersion } from '../version.ts';
import { OLD_SECRET_COUNTS_MS, WEBHOOK_CHANNEL } from './kinds.ts';
import { lockWebhook, readWebhook } from './read-webhooks.ts';
import type { NewWebhook, Webhook, WebhookChange } from './schemas.ts';
import { webhook } from './tables.ts';

type Row = typeof webhook.$inferSelect;
type Changed = Promise<{ webhook: Webhook; version: number }>;

/** @param secret encrypted, as it is kept */
export async function createWebhook(context: Context, input: NewWebhook, secret: Buffer): Changed {
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
    return record(tx, context, 'create-webhook', { after: row! });
  });
}

/** Says anew where it lies, what it hears, and whether it is told anything. One that was gone counts again once it is switched on. */
export async function changeWebhook(
  context: Context,
  id: string,
  change: WebhookChange,
  expectedVersion?: number,
): Changed {
  const { enabled } = change;
  const set = { ...given(change), ...(enabled === true && { goneAt: null }) };
  return update(context, { id, action: 'change-webhook', expectedVersion }, () => set);
}

/** Signs with another secret from now on, and for a day with the one before as well. */
export async function rotateSecret(context: Context, id: string, secret: Buffer): Changed {
  return update(context, { id, action: 'rotate-webhook-secret' }, (before) => ({
    secret,
    previousSecret: before.secret,
    previousUntil: new Date(context.now.getTime() + OLD_SECRET_COUNTS_MS),
  }));
}

/** Takes an endpoint away with all that it has not been told. */
export async function deleteWebhook(context: Context, id: string, expectedVersion?: number): Promise<void> {
  const { db, caller } = context;
  requireRight(caller, 'delete-webhook');
  await withTransaction(db, async (tx) => {
    const before = await lockWebhook(tx, caller, id);
    requireVersion(before.version, expectedVersion);
    await tx.delete(outbox).where(and(eq(outbox.channel, WEBHOOK_CHANNEL), eq(outbox.receiver, id)));
    await tx.delete(webhook).where(eq(webhook.id, id));
    await recordAct(tx, context, {
      action: 'delete-webhook',
      subject: { kind: 'webhook', id },
      concerns: [before.organisation],
      before: describe(before),
    });
  });
}

interface Update {
  readonly id: string;
  readonly action: 'change-webhook' | 'rotate-webhook-secret';
  readonly expectedVersion?: number | undefined;
}

async function update(
  context: Context,
  { id, action, expectedVersion }: Update,
  change: (before: Row) => Partial<Row>,
): Changed {
  const { db, caller, now } = context;
  requireRight(caller, action);
  return withTransaction(db, async (tx) => {
    const before = await lockWebhook(tx, caller, id);
    requireVersion(before.version, expectedVersion);
    const [after] = await tx
      .update(webhook)
      .set({ ...change(before), changedAt: now, version: before.version + 1 })
      .where(eq(webhook.id, id))
      .returning();
    return record(tx, context, action, { before, after: after! });
  });
}

async function record(
  tx: Transaction,
  context: Context,
  action: Verb,
  { before, after }: { readonly before?: Row; readonly after: Row },
): Changed {
  await recordAct(tx, context, {
    action,
    subject: { kind: 'webhook', id: after.id },
    concerns: [after.organisation],
    ...(before && { before: describe(before) }),
    after: describe(after),
  });
  return readWebhook({ ...context, db: tx }, after.id);
}

/** An address may carry a key behind its host: the trail holds the host alone. */
function describe({ organisation, url, events, enabled, description }: Row) {
  return { organisation, host: new URL(url).host, events, enabled, description };
}
