import type { Transaction } from '#database/connection';
import { sql } from 'drizzle-orm';

import { STATE_CHANNEL } from '../state/wake-followers.ts';
import { streamEvent, type StreamEventKind } from './tables.ts';

/** Any number that no other part locks: 'strm'. */
const NUMBERING_LOCK = 0x7374726d;

export interface NewStreamEvent {
  readonly assetCode: string;
  readonly payload: object;
}

/**
 * Numbers what happened for the stream, and wakes whoever follows it once the transaction has committed. The numbers are
 * drawn under a lock that is held until the commit, so that a reader who has seen 12 has not missed 11. It is the last
 * thing that a transaction does, and one statement: everybody else who tells something waits from here to the commit.
 */
export async function appendStreamEvents(
  tx: Transaction,
  kind: StreamEventKind,
  events: readonly NewStreamEvent[],
): Promise<void> {
  if (events.length === 0) return;
  const assetCodes = sql.param(events.map(({ assetCode }) => assetCode));
  const payloads = sql.param(events.map(({ payload }) => JSON.stringify(payload)));
  await tx.execute(sql`
    with numbering as materialized (select pg_advisory_xact_lock(${NUMBERING_LOCK})),
    numbered as (
      insert into ${streamEvent} (kind, asset_code, payload)
      select ${kind}, asset_code, payload::jsonb
      from numbering, unnest(${assetCodes}::text[], ${payloads}::text[]) with ordinality as event(asset_code, payload, place)
      order by place
      returning number)
    select pg_notify(${STATE_CHANNEL}, '') from (select count(*) from numbered) told`);
}
