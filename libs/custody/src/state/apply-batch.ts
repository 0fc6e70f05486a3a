import type { Database } from '#database/connection';
import { withTransaction } from '#database/with-transaction';

import { appendEvents } from './append-events.ts';
import { appendQuarantine } from './append-quarantine.ts';
import type { StateBatch } from './state-batch.ts';
import { appliedLog } from './tables.ts';
import { upsertMetrics } from './upsert-metrics.ts';
import { markDisconnected, upsertPresence } from './upsert-presence.ts';
import { wakeFollowers } from './wake-followers.ts';

/** Applies the batch and moves the applied position: all of it or nothing. */
export async function applyBatch(database: Database, batch: StateBatch): Promise<void> {
  await withTransaction(database, async (tx) => {
    await upsertPresence(tx, batch.presences);
    await markDisconnected(tx, batch.disconnected);
    await upsertMetrics(tx, batch.metrics);
    await appendEvents(tx, batch.events);
    await appendQuarantine(tx, batch.quarantined);
    await tx
      .insert(appliedLog)
      .values({ gateway: batch.gateway, position: batch.position })
      .onConflictDoUpdate({ target: appliedLog.gateway, set: { position: batch.position } });
    await wakeFollowers(tx);
  });
}
