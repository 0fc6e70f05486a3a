import { and, inArray, isNotNull, lt } from 'drizzle-orm';

import type { Database } from '#database/connection';

import { SHORTEST_AUDIT_RETENTION_DAYS } from '../settings/schemas.ts';
import { dutyMember, dutyShift } from './tables.ts';

/** As long as the audit trail is kept at least: who was called may still be asked. */
const KEPT_MS = SHORTEST_AUDIT_RETENTION_DAYS * 86_400_000;

/** Housekeeping: erases the numbers of those whose shift is long over. */
export async function forgetTelephones(db: Database, now: Date): Promise<void> {
  const over = db
    .select({ id: dutyShift.id })
    .from(dutyShift)
    .where(lt(dutyShift.toAt, new Date(now.getTime() - KEPT_MS)));
  await db
    .update(dutyMember)
    .set({ telephone: null })
    .where(and(isNotNull(dutyMember.telephone), inArray(dutyMember.shift, over)));
}
