import { inArray } from 'drizzle-orm';

import type { Queryable } from '#database/connection';

import { organisation } from '../organisations/tables.ts';
import type { Equipment } from './schemas.ts';
import type { equipment } from './tables.ts';

type Parties = Pick<typeof equipment.$inferSelect, 'hostUnit' | 'owner' | 'custodian'>;

/** What those who own, host and keep pieces are called: whoever reaches a piece may have to ring them. */
export async function nameParties(
  db: Queryable,
  pieces: readonly Parties[],
): Promise<(piece: Parties) => Required<Equipment>['names']> {
  const codes = [...new Set(pieces.flatMap(({ hostUnit, owner, custodian }) => [hostUnit, owner, custodian]))];
  const { code, name } = organisation;
  const rows = codes.length === 0 ? [] : await db.select({ code, name }).from(organisation).where(inArray(code, codes));
  const names = new Map(rows.map((row) => [row.code, row.name]));
  const nameOf = (of: string) => names.get(of) ?? of;
  return ({ hostUnit, owner, custodian }) => {
    return { hostUnit: nameOf(hostUnit), owner: nameOf(owner), custodian: nameOf(custodian) };
  };
}
