import { asc, eq, gt, lt, sql } from 'drizzle-orm';

import type { Queryable } from '#database/connection';

import { equipment } from '../register/tables.ts';
import { streamEvent, type StreamEventKind } from './tables.ts';

export interface StreamEvent {
  readonly number: number;
  readonly kind: StreamEventKind;
  readonly assetCode: string;
  /** Who owns, hosts or keeps the piece now. */
  readonly organisations: readonly string[];
  readonly payload: unknown;
}

/** What came after this number, in order. */
export async function readStreamEvents(db: Queryable, after: number, limit: number): Promise<StreamEvent[]> {
  const rows = await db
    .select({
      event: { number: streamEvent.number, kind: streamEvent.kind, payload: streamEvent.payload },
      piece: {
        assetCode: equipment.assetCode,
        ...{ owner: equipment.owner, hostUnit: equipment.hostUnit, custodian: equipment.custodian },
      },
    })
    .from(streamEvent)
    .innerJoin(equipment, eq(equipment.assetCode, streamEvent.assetCode))
    .where(gt(streamEvent.number, after))
    .orderBy(asc(streamEvent.number))
    .limit(limit);
  return rows.map(({ event: { number, kind, payload }, piece }) => {
    const { assetCode, owner, hostUnit, custodian } = piece;
    return { number, kind, assetCode, payload, organisations: [owner, hostUnit, custodian] };
  });
}

/** The numbers that are still kept; both 0 before anything has happened. */
export async function readKeptNumbers(db: Queryable): Promise<{ oldest: number; newest: number }> {
  const [row] = await db
    .select({
      oldest: sql<number>`coalesce(min(${streamEvent.number}), 0)`.mapWith(Number),
      newest: sql<number>`coalesce(max(${streamEvent.number}), 0)`.mapWith(Number),
    })
    .from(streamEvent);
  return row ?? { oldest: 0, newest: 0 };
}

const KEPT_MS = 7 * 86_400_000;

/** Housekeeping. The newest stays, so that the numbers that were given are known. */
export async function dropOldStreamEvents(db: Queryable, now: Date): Promise<void> {
  const { newest } = await readKeptNumbers(db);
  const isOld = lt(streamEvent.recordedAt, new Date(now.getTime() - KEPT_MS));
  await db.delete(streamEvent).where(sql`${isOld} and ${streamEvent.number} < ${newest}`);
}
