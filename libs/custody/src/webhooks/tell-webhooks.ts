import { and, eq, inArray, sql } from 'drizzle-orm';

import type { Queryable, Transaction } from '#database/connection';
import { queueMessages, type NewMessage } from '#database/outbox/queue-message';
import { withTransaction } from '#database/with-transaction';

import type { AlarmEvent } from '../alarms/schemas.ts';
import { equipmentInScope } from '../authorisation/scope.ts';
import { streamEvent } from '../events/tables.ts';
import { organisation } from '../organisations/tables.ts';
import { codesAbove } from '../organisations/tree.ts';
import { equipment } from '../register/tables.ts';
import { WEBHOOK_CHANNEL, type WebhookEvent } from './kinds.ts';
import { webhook, webhookPosition } from './tables.ts';

type Endpoint = Pick<typeof webhook.$inferSelect, 'id' | 'events'> & {
  readonly organisation: typeof organisation.$inferSelect;
};
type Event = typeof streamEvent.$inferSelect;

/** As `webhook-timestamp` is about the sending, this is about what happened. */
export interface WebhookPayload {
  readonly timestamp?: string;
  readonly data: unknown;
}

const AT_ONCE = 200;

/**
 * Queues for each endpoint what the stream has told since, together with the position behind it: both or neither, so that
 * nothing is lost and nothing told twice. One process at a time; answers how many events it took up.
 */
export async function tellWebhooks(db: Queryable, now: Date): Promise<number> {
  return withTransaction(db, async (tx) => {
    const [position] = await tx.select().from(webhookPosition).for('update', { skipLocked: true });
    if (!position) return 0;
    const events = await tx
      .select()
      .from(streamEvent)
      .where(sql`${streamEvent.number} > ${position.number}`)
      .orderBy(streamEvent.number)
      .limit(AT_ONCE);
    const last = events.at(-1);
    if (!last) return 0;
    for (const endpoint of await listEndpoints(tx))
      await queueMessages(tx, await forEndpoint(tx, endpoint, events), now);
    await tx.update(webhookPosition).set({ number: last.number });
    return events.length;
  });
}

/** Queues, with a notice that stands on a page, that it does: for the endpoints of who was told and of those above. */
export async function tellOfNotice(
  tx: Transaction,
  { id, organisation: told, data }: { readonly id: string; readonly organisation: string; readonly data: object },
  now: Date,
): Promise<void> {
  const endpoints = await listEndpoints(tx, sql`${webhook.organisation} in ${codesAbove(told)}`);
  const hearing = endpoints.filter(({ events }) => events.includes('notice.created'));
  const payload: WebhookPayload = { timestamp: now.toISOString(), data };
  const message = { cause: `notice:${id}:created`, channel: WEBHOOK_CHANNEL, kind: 'notice.created', payload };
  await queueMessages(
    tx,
    hearing.map((endpoint) => ({ ...message, receiver: endpoint.id })),
    now,
  );
}

async function listEndpoints(tx: Transaction, which?: ReturnType<typeof sql>): Promise<Endpoint[]> {
  return tx
    .select({ id: webhook.id, events: webhook.events, organisation })
    .from(webhook)
    .innerJoin(organisation, eq(organisation.code, webhook.organisation))
    .where(and(webhook.enabled, which));
}

async function forEndpoint(tx: Transaction, endpoint: Endpoint, events: readonly Event[]): Promise<NewMessage[]> {
  const wanted = events.filter((event) => (endpoint.events as readonly string[]).includes(nameOf(event)));
  if (wanted.length === 0) return [];
  const codes = [...new Set(wanted.map(({ assetCode }) => assetCode))];
  // It hears what somebody of its organisation sees.
  const home = { organisation: { ...endpoint.organisation, kind: endpoint.organisation.kind as never } };
  const rows = await tx
    .select({ assetCode: equipment.assetCode })
    .from(equipment)
    .where(and(inArray(equipment.assetCode, codes), equipmentInScope(home)));
  const seen = new Set(rows.map(({ assetCode }) => assetCode));
  return wanted
    .filter(({ assetCode }) => seen.has(assetCode))
    .map((event) => ({
      cause: `event:${event.number}`,
      channel: WEBHOOK_CHANNEL,
      receiver: endpoint.id,
      kind: nameOf(event),
      payload: { timestamp: event.recordedAt.toISOString(), data: event.payload } satisfies WebhookPayload,
    }));
}

function nameOf({ kind, payload }: Event): WebhookEvent {
  if (kind === 'allocation') return 'allocation.changed';
  return `alarm.${(payload as Pick<AlarmEvent, 'change'>).change}`;
}
