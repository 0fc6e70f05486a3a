import { lt } from 'drizzle-orm';

import type { Queryable } from '#database/connection';

import { loadSettings } from '../settings/load-settings.ts';
import { auditEntry } from './tables.ts';

const DAY_MS = 86_400_000;

/** Housekeeping: drops what is older than the settings ask to keep; without such a setting nothing. */
export async function dropOldAudit(db: Queryable, now: Date): Promise<void> {
  const { auditRetentionDays } = (await loadSettings(db)).settings;
  if (auditRetentionDays === null) return;
  await db.delete(auditEntry).where(lt(auditEntry.recordedAt, new Date(now.getTime() - auditRetentionDays * DAY_MS)));
}
