import type { Database, Transaction } from '#database/connection';
import { withTransaction } from '#database/with-transaction';
import { isRefusedForEver, writeBisected, type Refused } from '#database/write-bisected';
import type { CurrentValue } from '#telemetry/state/current-values';
import { sql } from 'drizzle-orm';

import { recordReplies } from '../commands/record-replies.ts';
import { applyAlarmChanges } from '../alarms/apply-alarm-changes.ts';
import { applyHours } from '../hours/apply-hours.ts';
import { appendEvents } from './append-events.ts';
import { appendQuarantine } from './append-quarantine.ts';
import { requireHeld } from './hold-pieces.ts';
import type { Presence, QuarantinedMessage, ReceivedEvent, StateBatch } from './state-batch.ts';
import { appliedLog } from './tables.ts';
import { upsertMetrics } from './upsert-metrics.ts';
import { markDisconnected, upsertPresence } from './upsert-presence.ts';
import { wakeFollowers } from './wake-followers.ts';

/**
 * Applies the batch and moves the applied position: all of it or nothing. What the database will never take goes into
 * the quarantine, row by row, so that no batch is tried for ever. Answers the replies that belong to no command. Rejects with
 * `PiecesTakenOverError` when another gateway holds one of its pieces: then the batch is to be built anew.
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
    await requireHeld(tx, batch.gateway, unheardPieces(batch));
    const refused: Refused<RefusedRow>[] = [
      ...(await write(tx, batch.presences, (at, rows) => upsertPresence(at, batch.gateway, rows))),
      ...(await write(tx, batch.metrics, upsertMetrics)),
      ...(await write(tx, batch.events, appendEvents)),
    ];
    await markDisconnected(tx, batch.gateway, batch.disconnected);
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
    .onConflictDoUpdate({ target: appliedLog.gateway, set: { position, aliveAt: sql`now()` } });
}

/** Of which nothing was heard, but time has brought alarms: of the others the presence says who holds them. */
function unheardPieces({ presences, alarms }: StateBatch): string[] {
  const changed = changedPieces(alarms);
  if (changed.length === 0) return [];
  const heard = new Set(presences.map(({ assetCode }) => assetCode));
  return [...new Set(changed)].filter((assetCode) => !heard.has(assetCode));
}

/** One after the other, with repetitions. */
function changedPieces(alarms: StateBatch['alarms']): string[] {
  if (!alarms) return [];
  const changes = [alarms.cleared, alarms.corrected, alarms.raised, alarms.pending];
  return changes.flat().map(({ assetCode }) => assetCode);
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
