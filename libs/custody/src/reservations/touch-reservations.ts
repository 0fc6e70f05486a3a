import { asc, inArray, sql } from 'drizzle-orm';

import type { Work } from '../calendar/claim.ts';
import { reservation } from '../calendar/tables.ts';

/** What changed in their allocations is a change of theirs. Locked in one order, so that no two acts wait for each other. */
export async function touchReservations({ tx, context }: Work, ids: readonly (string | null)[]): Promise<void> {
  const touched = [...new Set(ids)].filter((id) => id !== null);
  if (touched.length === 0) return;
  const isTouched = inArray(reservation.id, touched);
  await tx.select({ id: reservation.id }).from(reservation).where(isTouched).orderBy(asc(reservation.id)).for('update');
  await tx
    .update(reservation)
    .set({ version: sql`${reservation.version} + 1`, changedAt: context.now })
    .where(isTouched);
}
