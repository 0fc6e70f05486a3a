import { and, desc, eq, lt, sql } from 'drizzle-orm';

import { requireRight } from '../authorisation/authorise.ts';
import type { Context } from '../authorisation/caller.ts';
import { equipmentInScope } from '../authorisation/scope.ts';
import { isUuid } from '../fields.ts';
import { decodeCursor, toPage, type Page } from '../page.ts';
import { findInScope } from '../register/read-equipment.ts';
import { equipment } from '../register/tables.ts';
import { quarantineColumns, toQuarantined } from './quarantined.ts';
import type { Quarantined, QuarantineQuery } from './schemas.ts';
import { quarantine } from './tables.ts';

/** How much of each payload a list shows. */
const SHOWN_BYTES = 4_096;
/** So that the payloads of a page are 1 MiB at most, whatever machines send. */
const ENTRIES_A_PAGE = 1_048_576 / SHOWN_BYTES;

/** What was acknowledged but not accepted, newest first, its payloads shortened. */
export async function listQuarantine({ db, caller }: Context, query: QuarantineQuery): Promise<Page<Quarantined>> {
  requireRight(caller, 'see-quarantine');
  if (query.assetCode !== undefined) await findInScope(db, caller, query.assetCode);
  const before = decodeCursor(query.cursor, isUuid);
  const limit = Math.min(query.limit, ENTRIES_A_PAGE);
  const shown = sql<Buffer>`substring(${quarantine.payload} from 1 for ${SHOWN_BYTES}::int)`;
  const rows = await db
    .select({ ...quarantineColumns, payload: shown })
    .from(quarantine)
    .innerJoin(equipment, eq(equipment.assetCode, quarantine.assetCode))
    .where(
      and(
        equipmentInScope(caller),
        query.assetCode === undefined ? undefined : eq(quarantine.assetCode, query.assetCode),
        before === undefined ? undefined : lt(quarantine.id, before),
      ),
    )
    .orderBy(desc(quarantine.id))
    .limit(limit + 1);
  return toPage(rows, limit, ({ id }) => id, toQuarantined);
}
