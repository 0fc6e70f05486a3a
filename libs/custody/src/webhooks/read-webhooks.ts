import { and, asc, eq, gt, isNull, sql, type SQL } from 'drizzle-orm';

import type { Queryable, Transaction } from '#database/connection';
import { outbox } from '#database/outbox/tables';

import { requireRight } from '../authorisation/authorise.ts';
import type { Caller, Context } from '../authorisation/caller.ts';
import { reachedCodes } from '../authorisation/scope.ts';
import { isUuid } from '../fields.ts';
import { decodeCursor, toPage, type Page } from '../page.ts';
import { Problem } from '../problem.ts';
import { WEBHOOK_CHANNEL } from './kinds.ts';
import type { Webhook, WebhookQuery } from './schemas.ts';
import { webhook } from './tables.ts';

/** The endpoints of the caller's organisation and those below it. */
export async function listWebhooks({ db, caller }: Context, { limit, cursor }: WebhookQuery): Promise<Page<Webhook>> {
  requireRight(caller, 'see-webhooks');
  const after = decodeCursor(cursor, isUuid);
  const rows = await selectWebhooks(db)
    .where(and(webhookInScope(caller), after === undefined ? undefined : gt(webhook.id, after)))
    .orderBy(asc(webhook.id))
    .limit(limit + 1);
  return toPage(rows, limit, ({ entry }) => entry.id, toWebhook);
}

export async function readWebhook({ db, caller }: Context, id: string): Promise<{ webhook: Webhook; version: number }> {
  requireRight(caller, 'see-webhooks');
  const [row] = await selectWebhooks(db).where(and(eq(webhook.id, id), webhookInScope(caller)));
  if (!row) throw new Problem('not-found', `no webhook ${id}`);
  return { webhook: toWebhook(row), version: row.entry.version };
}

export async function lockWebhook(tx: Transaction, caller: Caller, id: string): Promise<typeof webhook.$inferSelect> {
  const [row] = await tx
    .select()
    .from(webhook)
    .where(and(eq(webhook.id, id), webhookInScope(caller)))
    .for('update');
  if (!row) throw new Problem('not-found', `no webhook ${id}`);
  return row;
}

function webhookInScope(caller: Caller): SQL<boolean> {
  return sql<boolean>`${webhook.organisation} in ${reachedCodes(caller, 'administer')}`;
}

function selectWebhooks(db: Queryable) {
  const counted = db
    .select({
      receiver: outbox.receiver,
      waiting: sql<number>`(count(*) filter (where delivered_at is null and failed_at is null))::int`.as('waiting'),
      failed: sql<number>`(count(*) filter (where failed_at is not null))::int`.as('failed'),
    })
    .from(outbox)
    .where(and(eq(outbox.channel, WEBHOOK_CHANNEL), isNull(outbox.deliveredAt)))
    .groupBy(outbox.receiver)
    .as('counted');
  return db
    .select({ entry: webhook, waiting: counted.waiting, failed: counted.failed })
    .from(webhook)
    .leftJoin(counted, sql`${counted.receiver} = ${webhook.id}::text`)
    .$dynamic();
}

interface Row {
  readonly entry: typeof webhook.$inferSelect;
  readonly waiting: number | null;
  readonly failed: number | null;
}

function toWebhook({ entry, waiting, failed }: Row): Webhook {
  return {
    id: entry.id,
    organisation: entry.organisation,
    url: entry.url,
    description: entry.description,
    events: entry.events,
    enabled: entry.enabled,
    goneAt: entry.goneAt?.toISOString() ?? null,
    previousSecretUntil: entry.previousUntil?.toISOString() ?? null,
    createdAt: entry.createdAt.toISOString(),
    waiting: waiting ?? 0,
    failed: failed ?? 0,
  };
}
