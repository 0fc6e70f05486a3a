import type { Queryable } from '#database/connection';

import { readNames } from '../organisations/read-names.ts';
import type { Equipment } from './schemas.ts';
import type { equipment } from './tables.ts';

type Parties = Pick<typeof equipment.$inferSelect, 'hostUnit' | 'owner' | 'custodian'>;

/** What those who own, host and keep pieces are called: whoever reaches a piece may have to ring them. */
export async function nameParties(
  db: Queryable,
  pieces: readonly Parties[],
): Promise<(piece: Parties) => Required<Equipment>['names']> {
  const codes = pieces.flatMap(({ hostUnit, owner, custodian }) => [hostUnit, owner, custodian]);
  const nameOf = await readNames(db, codes);
  return ({ hostUnit, owner, custodian }) => {
    return { hostUnit: nameOf(hostUnit), owner: nameOf(owner), custodian: nameOf(custodian) };
  };
}
