import { and, eq, gt, isNull, lte, or } from 'drizzle-orm';

import type { Queryable } from '#database/connection';

import type { Position } from '../register/schemas.ts';
import type { equipment } from '../register/tables.ts';
import { toPosition } from '../register/to-position.ts';
import { equipmentPresence } from '../state/tables.ts';
import { carriage } from './tables.ts';

interface Row {
  readonly entry: typeof equipment.$inferSelect;
  readonly presence: typeof equipmentPresence.$inferSelect | null;
}

/** Where a piece is: what it said itself, or what its carrier said later. Undefined where neither ever said. */
export async function readPosition(db: Queryable, { entry, presence }: Row, now: Date): Promise<Position | undefined> {
  const own = presence ? toPosition(presence) : undefined;
  const carried = await readCarriedPosition(db, entry.assetCode, now);
  return carried && (!own || own.time < carried.time) ? carried : own;
}

async function readCarriedPosition(db: Queryable, assetCode: string, now: Date): Promise<Position | undefined> {
  const [row] = await db
    .select({ carrier: carriage.carrier, presence: equipmentPresence })
    .from(carriage)
    .innerJoin(equipmentPresence, eq(equipmentPresence.assetCode, carriage.carrier))
    .where(
      and(
        eq(carriage.assetCode, assetCode),
        lte(carriage.since, now),
        or(isNull(carriage.until), gt(carriage.until, now)),
      ),
    );
  const position = row && toPosition(row.presence);
  return position && { ...position, carriedBy: row.carrier };
}
