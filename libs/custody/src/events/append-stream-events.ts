import type { Transaction } from '#database/connection';
import { sql } from 'drizzle-orm';

import { streamEvent, type StreamEventKind } from './tables.ts';

/** Any number that no other part locks: 'strm'. */
const NUMBERING_LOCK = 0x7374726d;

export interface NewStreamEvent {
  readonly assetCode: string;
  readonly payload: object;
}

/**
 * Numbers what happened for the stream. The numbers are drawn under a lock that is held until the commit, so that a
 * reader who has seen 12 has not missed 11. It is the last thing that a transaction does: whoever waits for it
 * holds every other lock already.
 */
export async function appendStreamEvents(
  tx: Transaction,
  kind: StreamEventKind,
  events: readonly NewStreamEvent[],
): Promise<void> {
  if (events.length === 0) return;
  await tx.execute(sql`select pg_advisory_xact_lock(${NUMBERING_LOCK})`);
  const assetCodes = sql.param(events.map(({ assetCode }) => assetCode));
  const payloads = sql.param(events.map(({ payload }) => JSON.stringify(payload)));
  await tx.execute(sql`
    insert into ${streamEvent} (kind, asset_code, payload)
    select ${kind}, asset_code, payload::jsonb
    from unnest(${assetCodes}::text[], ${payloads}::text[]) with ordinality as event(asset_code, payload, place)
    order by place`);
}
