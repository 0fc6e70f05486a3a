import { and, eq, lte } from 'drizzle-orm';

import type { Queryable, Transaction } from '#database/connection';
import { withTransaction } from '#database/with-transaction';

import { appendEntry } from '../ledger/append-entry.ts';
import { lockPiece } from '../register/lock-piece.ts';
import { toFacts } from './ledgered-handover.ts';
import { handover } from './tables.ts';
import { tellHandover } from './tell-handover.ts';

const AT_ONCE = 20;

/** Writes down which offers are over by now, so that both parties are told; answers how many. */
export async function expireOffers(db: Queryable, now: Date): Promise<number> {
  const isOver = and(eq(handover.state, 'offered'), lte(handover.expiresAt, now));
  const over = await db.select().from(handover).where(isOver).limit(AT_ONCE);
  for (const { id, assetCode } of over)
    await withTransaction(db, async (tx) => {
      await lockPiece(tx, assetCode);
      const [open] = await tx
        .select()
        .from(handover)
        .where(and(eq(handover.id, id), isOver))
        .for('update');
      if (open) await expireOffer(tx, open, now);
    });
  return over.length;
}

/** For an offer that is held with its piece, and over. */
export async function expireOffer(tx: Transaction, open: typeof handover.$inferSelect, now: Date): Promise<void> {
  await tx
    .update(handover)
    .set({ state: 'expired', decidedAt: open.expiresAt, version: open.version + 1 })
    .where(eq(handover.id, open.id));
  const caller = { personId: null, organisation: { code: open.fromOrganisation } };
  const about = { assetCode: open.assetCode };
  await appendEntry(tx, { caller, now }, { act: 'expire-handover', about, body: toFacts(open) });
  await tellHandover(tx, open, { state: 'expired' }, now);
}
