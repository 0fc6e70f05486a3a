import { inArray, sql } from 'drizzle-orm';

import type { Database } from '../connection.ts';
import { outbox, type OutboxMessage } from './tables.ts';

/** Longer than any delivery takes: who has not answered by then is gone, and another takes the message up. */
export const CLAIM_MS = 60_000;
/** A receiver that is slow holds up itself and nobody else. */
const MOST_OF_ONE_RECEIVER = 4;

export interface ClaimRequest {
  readonly channels: readonly string[];
  /** Receivers that are being delivered to: they wait for their turn. */
  readonly busy: readonly string[];
  readonly most: number;
  /** Who asks: a UUID that no other process has. */
  readonly holder: string;
}

/** How a receiver is told apart in `busy`. */
export const receiverKey = ({ channel, receiver }: Pick<OutboxMessage, 'channel' | 'receiver'>) =>
  `${channel} ${receiver}`;

/**
 * Takes up messages that go out of the house, oldest first: each by one process, for as long as its claim lasts, by the
 * database's clock. Nothing is locked meanwhile, since a receiver may take its time.
 */
export async function claimDue(
  db: Database,
  { channels, busy, most, holder }: ClaimRequest,
  now: Date,
): Promise<OutboxMessage[]> {
  const isDue = sql`delivered_at is null and failed_at is null and next_try_at <= ${now.toISOString()}::timestamptz
    and (claimed_until is null or claimed_until < clock_timestamp())
    and channel = any(${sql.param([...channels])}::text[])
    and not channel || ' ' || receiver = any(${sql.param([...busy])}::text[])`;
  const { rows } = await db.execute<{ id: string }>(sql`
    update ${outbox} set attempts = attempts + 1, claimed_by = ${holder},
      claimed_until = clock_timestamp() + make_interval(secs => ${CLAIM_MS / 1_000}::float8)
    where id in (
      select id from ${outbox} where ${isDue} and id in (
        select id from (
          select id, row_number() over (partition by channel, receiver order by next_try_at, id) as place
          from ${outbox} where ${isDue}) as ranked
        where place <= ${MOST_OF_ONE_RECEIVER})
      order by next_try_at, id limit ${most} for update skip locked)
    returning id`);
  if (rows.length === 0) return [];
  const ids = rows.map(({ id }) => id);
  return db.select().from(outbox).where(inArray(outbox.id, ids)).orderBy(outbox.nextTryAt, outbox.id);
}
