import type { DeviceEvent, QuarantineReason } from '#telemetry/codec/verdict';
import type { CurrentValue } from '#telemetry/state/current-values';
import type { Database } from '#database/connection';
import { withTransaction } from '#database/with-transaction';
import { sql } from 'drizzle-orm';

import { appendEvents } from './append-events.ts';
import { appendQuarantine } from './append-quarantine.ts';
import { appliedLog } from './tables.ts';
import { upsertMetrics } from './upsert-metrics.ts';
import { markDisconnected, upsertPresence } from './upsert-presence.ts';

/** A piece was heard: when, whether it is still connected, and where it said it was. */
export interface Presence {
  readonly assetCode: string;
  /** ms since the epoch. */
  readonly lastSeenAt: number;
  readonly connected: boolean;
  readonly fix?: {
    readonly latitude: number;
    readonly longitude: number;
    readonly heading?: number;
    readonly time: number;
  };
}

export interface ReceivedEvent extends DeviceEvent {
  readonly assetCode: string;
  readonly receivedAt: number;
}

export interface QuarantinedMessage {
  readonly assetCode: string;
  readonly receivedAt: number;
  readonly topic: string;
  readonly reason: QuarantineReason;
  readonly detail: string;
  readonly payload: Buffer;
}

/** What a stretch of a gateway's log changes in the database. */
export interface StateBatch {
  readonly gateway: string;
  /** Position behind the stretch. */
  readonly position: number;
  readonly presences: readonly Presence[];
  /** Pieces of which nothing was heard in this stretch but that their connection ended. */
  readonly disconnected: readonly string[];
  readonly metrics: readonly CurrentValue[];
  readonly events: readonly ReceivedEvent[];
  readonly quarantined: readonly QuarantinedMessage[];
}

/** Wakes whoever follows the state; it carries nothing. */
export const STATE_CHANNEL = 'muster_state';

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
    await tx.execute(sql`select pg_notify(${STATE_CHANNEL}, '')`);
  });
}
