import type { Database, Transaction } from '#database/connection';
import { withTransaction } from '#database/with-transaction';
import { isRefusedForEver, writeBisected, type Refused } from '#database/write-bisected';
import type { CurrentValue } from '#telemetry/state/current-values';

import { recordReplies } from '../commands/record-replies.ts';
import { applyAlarmChanges } from '../alarms/apply-alarm-changes.ts';
import { applyHours } from '../hours/apply-hours.ts';
import { appendEvents } from './append-events.ts';
import { appendQuarantine } from './append-quarantine.ts';
import type { Presence, QuarantinedMessage, ReceivedEvent, StateBatch } from './state-batch.ts';
import { appliedLog } from './tables.ts';
import { upsertMetrics } from './upsert-metrics.ts';
import { markDisconnected, upsertPresence } from './upsert-presence.ts';
import { wakeFollowers } from './wake-followers.ts';

/**
 * Applies the batch and moves the applied position: all of it or nothing. What the database will never take goes into
 * the quarantine, row by row, so that no batch is tried for ever. Answers the replies that belong to no command.
 */
export async function applyBatch(database: Database, batch: StateBatch): Promise<QuarantinedMessage[]> {
  try {
    return await apply(database, batch, writeWhole);
  } catch (error) {
    if (!isRefusedForEver(error)) throw error;
    return apply(database, batch, writeBisected);
  }
}

type WriteRows = typeof writeBisected;

async function apply(database: Database, batch: StateBatch, write: WriteRows): Promise<QuarantinedMessage[]> {
  return withTransaction(database, async (tx) => {
    const refused: Refused<RefusedRow>[] = [
      ...(await write(tx, batch.presences, upsertPresence)),
      ...(await write(tx, batch.metrics, upsertMetrics)),
      ...(await write(tx, batch.events, appendEvents)),
    ];
    await markDisconnected(tx, batch.disconnected);
    const unknown = await recordReplies(tx, batch.replies);
    await write(tx, [...batch.quarantined, ...unknown, ...refused.map(toQuarantined)], appendQuarantine);
    await movePosition(tx, batch);
    if (batch.hours) await applyHours(tx, batch.hours);
    if (batch.alarms) await applyAlarmChanges(tx, batch.alarms);
    await wakeFollowers(tx);
    return unknown;
  });
}

const writeWhole: WriteRows = async (tx, rows, write) => {
  await write(tx, rows);
  return [];
};

async function movePosition(tx: Transaction, { gateway, position }: StateBatch): Promise<void> {
  await tx
    .insert(appliedLog)
    .values({ gateway, position })
    .onConflictDoUpdate({ target: appliedLog.gateway, set: { position } });
}

type RefusedRow = Presence | CurrentValue | ReceivedEvent;

/** The message is gone by here: what is kept is what would have been written. */
function toQuarantined({ row, reason }: Refused<RefusedRow>): QuarantinedMessage {
  return {
    assetCode: row.assetCode,
    receivedAt: 'lastSeenAt' in row ? row.lastSeenAt : row.receivedAt,
    topic: '',
    reason: 'refused-by-store',
    detail: reason,
    payload: Buffer.from(JSON.stringify(row)),
  };
}
