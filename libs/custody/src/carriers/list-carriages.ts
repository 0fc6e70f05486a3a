import { and, desc, eq, lt } from 'drizzle-orm';

import { requireRight } from '../authorisation/authorise.ts';
import type { Context } from '../authorisation/caller.ts';
import { isUuid } from '../fields.ts';
import { decodeCursor, toPage, type Page } from '../page.ts';
import { findInScope } from '../register/read-equipment.ts';
import { equipment } from '../register/tables.ts';
import type { Carriage, CarriageQuery, ListedCarriage } from './schemas.ts';
import { carriage } from './tables.ts';

/** What a piece has travelled on, travels on and is to travel on; what was entered last comes first. */
export async function listCarriages(
  { db, caller, now }: Context,
  assetCode: string,
  { cursor, limit }: CarriageQuery,
): Promise<Page<ListedCarriage>> {
  requireRight(caller, 'see-equipment');
  await findInScope(db, caller, assetCode);
  const before = decodeCursor(cursor, isUuid);
  const rows = await db
    .select({ entry: carriage, carrierName: equipment.name })
    .from(carriage)
    .innerJoin(equipment, eq(equipment.assetCode, carriage.carrier))
    .where(and(eq(carriage.assetCode, assetCode), before === undefined ? undefined : lt(carriage.id, before)))
    .orderBy(desc(carriage.id))
    .limit(limit + 1);
  return toPage(
    rows,
    limit,
    ({ entry }) => entry.id,
    ({ entry, carrierName }) => ({ ...toCarriage(entry, carrierName, now), version: entry.version }),
  );
}

export function toCarriage(entry: typeof carriage.$inferSelect, carrierName: string, now: Date): Carriage {
  const { id, assetCode, carrier, since, until } = entry;
  return {
    ...{ id, assetCode, carrier, carrierName },
    from: since.toISOString(),
    to: until?.toISOString() ?? null,
    current: since <= now && (until === null || now < until),
  };
}
