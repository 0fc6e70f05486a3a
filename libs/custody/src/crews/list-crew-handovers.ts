import { and, desc, eq, gt, lt } from 'drizzle-orm';

import { requireRight } from '../authorisation/authorise.ts';
import type { Context } from '../authorisation/caller.ts';
import { isUuid } from '../fields.ts';
import { decodeCursor, toPage, type Page } from '../page.ts';
import type { CrewHandover, CrewHandoverQuery } from './schemas.ts';
import { crewInScope, selectCrewHandovers } from './select-crew-handovers.ts';
import { crewHandover } from './tables.ts';
import { tellCrewHandovers } from './to-crew-handover.ts';

/** Handovers between crews, newest first. */
export async function listCrewHandovers(
  { db, caller, now }: Context,
  { assetCode, offeredToMe, limit, cursor }: CrewHandoverQuery,
): Promise<Page<CrewHandover>> {
  requireRight(caller, 'see-custody');
  const before = decodeCursor(cursor, isUuid);
  const isMine = and(
    eq(crewHandover.toPerson, caller.personId),
    eq(crewHandover.state, 'offered'),
    gt(crewHandover.expiresAt, now),
  );
  const rows = await selectCrewHandovers(db, caller)
    .where(
      and(
        crewInScope(caller),
        assetCode === undefined ? undefined : eq(crewHandover.assetCode, assetCode),
        offeredToMe === 'true' ? isMine : undefined,
        before === undefined ? undefined : lt(crewHandover.id, before),
      ),
    )
    .orderBy(desc(crewHandover.id))
    .limit(limit + 1);
  const told = await tellCrewHandovers(db, rows, now);
  const page = toPage(
    rows,
    limit,
    ({ entry }) => entry.id,
    ({ entry }) => entry.id,
  );
  return { items: told.slice(0, page.items.length), nextCursor: page.nextCursor };
}
