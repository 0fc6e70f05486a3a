import { eq } from 'drizzle-orm';

import type { Queryable } from '#database/connection';

import { person } from '../people/tables.ts';
import type { Notice } from './schemas.ts';
import { notice } from './tables.ts';

export function selectNotices(db: Queryable) {
  return db
    .select({ notice, acknowledgedByName: person.name })
    .from(notice)
    .leftJoin(person, eq(person.id, notice.acknowledgedBy));
}

export interface NoticeRow {
  readonly notice: typeof notice.$inferSelect;
  readonly acknowledgedByName: string | null;
}

export function toNotice({ notice: row, acknowledgedByName }: NoticeRow): Notice {
  return {
    id: row.id,
    organisation: row.organisation,
    kind: row.kind,
    payload: row.payload as Notice['payload'],
    causedAt: row.causedAt.toISOString(),
    acknowledgedAt: row.acknowledgedAt?.toISOString() ?? null,
    acknowledgedBy: row.acknowledgedBy === null ? null : { id: row.acknowledgedBy, name: acknowledgedByName ?? '' },
    remark: row.remark,
  };
}
