import { sql } from 'drizzle-orm';
import { uuidv7 } from 'uuidv7';

import { webhook } from '#custody/webhooks/tables';
import type { Database } from '#database/connection';
import { outbox } from '#database/outbox/tables';

/** An endpoint that is switched off, with a delivery that was given up: `{webhookId}/deliveries/{deliveryId}`. */
export async function makeWebhook(db: Database, organisation: string): Promise<string> {
  const [id, delivery, now] = [uuidv7(), uuidv7(), new Date()];
  const { rows } = await db.execute<{ id: string }>(sql`select id from person where username = 'admin'`);
  const entry = { id, organisation, url: 'https://hook.invalid/', events: ['alarm.raised' as const], enabled: false };
  const secret = Buffer.alloc(40);
  await db.insert(webhook).values({ ...entry, secret, createdBy: rows[0]!.id, createdAt: now, changedAt: now });
  const message = { id: delivery, cause: `test:${delivery}`, channel: 'webhook', receiver: id, kind: 'alarm.raised' };
  await db.insert(outbox).values({ ...message, payload: {}, createdAt: now, nextTryAt: now, failedAt: now });
  return `${id}/deliveries/${delivery}`;
}
