import { eq, or, sql } from 'drizzle-orm';

import type { Queryable } from '#database/connection';
import type { WatchedPiece } from '#telemetry/conditions/rule';

import { organisation } from '../organisations/tables.ts';
import { readWatermark, type Watermark } from '../watermark.ts';
import { isAmong } from '../state/columns.ts';
import { equipmentPresence } from '../state/tables.ts';
import { equipment } from './tables.ts';

interface FollowedEntry {
  readonly piece: WatchedPiece;
  readonly heardAt: number | undefined;
  /** The gateway that heard it last. */
  readonly heldBy: string | null;
}

export interface FollowedRegister {
  readonly pieces: readonly FollowedEntry[];
  readonly watermark: Watermark;
}

/**
 * The pieces that entered or changed the register since the watermark, as the conditions see them. A piece named in
 * `wanted` is among them in any case. Follows by transaction numbers (decision 0004).
 */
export async function followWatchedPieces(
  db: Queryable,
  since: Watermark,
  wanted: readonly string[] = [],
): Promise<FollowedRegister> {
  const watermark = await readWatermark(db);
  const isNew = sql`${equipment.changedIn} >= ${since}::xid8`;
  const rows = await db
    .select({ entry: equipment, lastSeenAt: equipmentPresence.lastSeenAt, heldBy: equipmentPresence.heldBy })
    .from(equipment)
    .leftJoin(equipmentPresence, eq(equipmentPresence.assetCode, equipment.assetCode))
    .where(wanted.length === 0 ? isNew : or(isNew, isAmong(equipment.assetCode, wanted)));
  const above = rows.length === 0 ? new Map() : await loadChains(db);
  const pieces = rows.map(({ entry, lastSeenAt, heldBy }) => ({
    piece: toWatchedPiece(entry, above),
    heardAt: lastSeenAt?.getTime(),
    heldBy,
  }));
  return { pieces, watermark };
}

/** One piece as the conditions see it. */
export async function readWatchedPiece(db: Queryable, entry: typeof equipment.$inferSelect): Promise<WatchedPiece> {
  return toWatchedPiece(entry, await loadChains(db));
}

/** Each organisation with all above it. */
async function loadChains(db: Queryable): Promise<Map<string, readonly string[]>> {
  const rows = await db.select({ code: organisation.code, parent: organisation.parent }).from(organisation);
  const parents = new Map(rows.map(({ code, parent }) => [code, parent]));
  return new Map(rows.map(({ code }) => [code, chainOf(code, parents)]));
}

function chainOf(code: string, parents: ReadonlyMap<string, string | null>): string[] {
  const chain = new Set<string>();
  for (let at: string | null = code; at !== null && !chain.has(at); at = parents.get(at) ?? null) chain.add(at);
  return [...chain];
}

function toWatchedPiece(
  entry: typeof equipment.$inferSelect,
  above: ReadonlyMap<string, readonly string[]>,
): WatchedPiece {
  const { assetCode, family, reportingIntervalSeconds, underground, owner, hostUnit, custodian } = entry;
  const reachedBy = new Set([owner, hostUnit, custodian].flatMap((code) => above.get(code) ?? [code]));
  // Nobody waits for a retired piece to be heard.
  const neverSilent = underground || entry.retiredAt !== null;
  return { assetCode, family, reportingIntervalSeconds, underground: neverSilent, reachedBy };
}
