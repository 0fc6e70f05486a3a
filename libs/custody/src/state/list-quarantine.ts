import { and, desc, eq, lt } from 'drizzle-orm';
import { isUtf8 } from 'node:buffer';
import { z } from 'zod';

import { requireRight } from '../authorisation/authorise.ts';
import type { Context } from '../authorisation/caller.ts';
import { equipmentInScope } from '../authorisation/scope.ts';
import { decodeCursor, toPage, type Page } from '../page.ts';
import { findInScope } from '../register/read-equipment.ts';
import { equipment } from '../register/tables.ts';
import type { Quarantined, QuarantineQuery } from './schemas.ts';
import { quarantine } from './tables.ts';

/** What was acknowledged but not accepted, newest first. */
export async function listQuarantine({ db, caller }: Context, query: QuarantineQuery): Promise<Page<Quarantined>> {
  requireRight(caller, 'see-quarantine');
  if (query.assetCode !== undefined) await findInScope(db, caller, query.assetCode);
  const before = decodeCursor(query.cursor, (key) => z.uuid().safeParse(key).success);
  const rows = await db
    .select({ quarantine })
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
    .limit(query.limit + 1);
  return toPage(
    rows,
    query.limit,
    (row) => row.quarantine.id,
    (row) => toQuarantined(row.quarantine),
  );
}

function toQuarantined({ payload, receivedAt, ...row }: typeof quarantine.$inferSelect): Quarantined {
  const payloadEncoding = isUtf8(payload) ? 'utf8' : 'base64';
  return { ...row, receivedAt: receivedAt.toISOString(), payload: payload.toString(payloadEncoding), payloadEncoding };
}
