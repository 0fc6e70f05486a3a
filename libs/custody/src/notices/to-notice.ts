import { eq, sql } from 'drizzle-orm';

import type { Queryable } from '#database/connection';

import { person } from '../people/tables.ts';
import type { AnswerChannel } from './kinds.ts';
import { noticeAddress } from './notice-address.ts';
import type { Notice } from './schemas.ts';
import { acknowledgement, notice } from './tables.ts';

export function selectNotices(db: Queryable) {
  // The first that was recorded is the one that counts. Ids of older versions do not grow with time.
  const first = db
    .selectDistinctOn([acknowledgement.notice])
    .from(acknowledgement)
    .where(sql`${acknowledgement.notice} = ${notice.id}`)
    .orderBy(acknowledgement.notice, acknowledgement.recordedAt, acknowledgement.id)
    .as('first');
  return db
    .select({
      notice,
      acknowledgedByName: person.name,
      channel: first.channel,
      answeredBy: first.name,
      answeredAt: first.answeredAt,
    })
    .from(notice)
    .leftJoin(person, eq(person.id, notice.acknowledgedBy))
    .leftJoinLateral(first, sql`true`);
}

export interface NoticeRow {
  readonly notice: typeof notice.$inferSelect;
  readonly acknowledgedByName: string | null;
  readonly channel: AnswerChannel | null;
  readonly answeredBy: string | null;
  readonly answeredAt: Date | null;
}

export function toNotice(
  { notice: row, acknowledgedByName, channel, answeredBy, answeredAt }: NoticeRow,
  base: string,
): Notice {
  return {
    id: row.id,
    url: noticeAddress(base, row.id),
    organisation: row.organisation,
    kind: row.kind,
    payload: row.payload,
    causedAt: row.causedAt.toISOString(),
    acknowledgedAt: row.acknowledgedAt?.toISOString() ?? null,
    acknowledgedBy: row.acknowledgedBy === null ? null : { id: row.acknowledgedBy, name: acknowledgedByName ?? '' },
    remark: row.remark,
    answer: channel && answeredAt && { channel, name: answeredBy ?? '', at: answeredAt.toISOString() },
    called: row.step,
    escalatesAt: row.acknowledgedAt === null ? (row.escalateAt?.toISOString() ?? null) : null,
  } as Notice;
}
