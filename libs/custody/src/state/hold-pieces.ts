import type { Database, Transaction } from '#database/connection';
import { withTransaction } from '#database/with-transaction';
import { and, eq, isNull, ne, sql } from 'drizzle-orm';

import { isAmong } from './columns.ts';
import { appliedLog, equipmentPresence as presence } from './tables.ts';

/** A gateway that did not show itself for so long is gone: what it held is for the others to watch. */
const GONE_AFTER_SECONDS = 60;

/** What a batch was built on has changed: another gateway has taken one of its pieces over meanwhile. */
export class PiecesTakenOverError extends Error {
  override readonly name = 'PiecesTakenOverError';
}

/** A gateway that starts: others see it from now on, and pieces that none holds are its own. */
export async function enterGateway(db: Database, gateway: string): Promise<void> {
  await withTransaction(db, async (tx) => {
    await tx
      .insert(appliedLog)
      .values({ gateway, position: 0 })
      .onConflictDoUpdate({ target: appliedLog.gateway, set: { aliveAt: sql`now()` } });
    await tx.update(presence).set({ heldBy: gateway }).where(isNull(presence.heldBy));
  });
}

/** By the database's clock, so that those of the gateways need not agree. */
export async function showAlive(db: Database, gateway: string): Promise<void> {
  await db
    .update(appliedLog)
    .set({ aliveAt: sql`now()` })
    .where(eq(appliedLog.gateway, gateway));
}

/** Whether no other gateway has ever written to this database. */
export async function isOnlyGateway(db: Database, gateway: string): Promise<boolean> {
  const others = await db.select().from(appliedLog).where(ne(appliedLog.gateway, gateway)).limit(1);
  return others.length === 0;
}

/** From now on the word of this gateway counts. Answers the pieces that another held: of them it knows too little. */
export async function takePieces(db: Database, gateway: string, assetCodes: readonly string[]): Promise<string[]> {
  if (assetCodes.length === 0) return [];
  const taken = await db
    .update(presence)
    .set({ heldBy: gateway })
    .where(and(isAmong(presence.assetCode, assetCodes), ne(presence.heldBy, gateway)))
    .returning({ assetCode: presence.assetCode });
  return taken.map(({ assetCode }) => assetCode);
}

export interface AdoptedPiece {
  readonly assetCode: string;
  /** When its gateway was found to be gone, ms: until then nobody could know that it was silent. */
  readonly missedUntil: number;
}

/** Takes over what gateways held that are gone. */
export async function adoptPieces(db: Database, gateway: string): Promise<AdoptedPiece[]> {
  const missedUntil = sql`gone.alive_at + make_interval(secs => ${GONE_AFTER_SECONDS}::int)`;
  const { rows } = await db.execute<{ assetCode: string; missedUntil: number }>(sql`
    update ${presence} as held set held_by = ${gateway} from ${appliedLog} as gone
    where gone.gateway = held.held_by and gone.gateway <> ${gateway} and ${missedUntil} < now()
    returning held.asset_code as "assetCode", extract(epoch from ${missedUntil})::float8 * 1000 as "missedUntil"`);
  return rows;
}

/** Refuses a batch about pieces that another gateway holds by now; keeps it from taking them before the commit. */
export async function requireHeld(tx: Transaction, gateway: string, assetCodes: readonly string[]): Promise<void> {
  if (assetCodes.length === 0) return;
  const elsewhere = await tx
    .select({ heldBy: presence.heldBy })
    .from(presence)
    .where(isAmong(presence.assetCode, assetCodes))
    .for('share');
  if (elsewhere.some(({ heldBy }) => heldBy !== null && heldBy !== gateway)) throw new PiecesTakenOverError();
}
