import { and, desc, eq, inArray, isNotNull, isNull, lt, notInArray, sql, type SQL } from 'drizzle-orm';

import { requireRight } from '../authorisation/authorise.ts';
import type { Context } from '../authorisation/caller.ts';
import { reachedCodes } from '../authorisation/scope.ts';
import { isUuid } from '../fields.ts';
import { decodeCursor, toPage, type Page } from '../page.ts';
import { ANSWERED_KINDS } from './kinds.ts';
import type { Notice, NoticeQuery } from './schemas.ts';
import { notice } from './tables.ts';
import { selectNotices, toNotice } from './to-notice.ts';

/** What the caller's organisation and those below it were told, newest first. */
export async function listNotices({ db, caller }: Context, query: NoticeQuery, base: string): Promise<Page<Notice>> {
  requireRight(caller, 'see-notices');
  const before = decodeCursor(query.cursor, isUuid);
  const rows = await selectNotices(db)
    .where(
      and(
        sql`${notice.organisation} in ${reachedCodes(caller, 'administer')}`,
        query.organisation === undefined ? undefined : eq(notice.organisation, query.organisation),
        query.acknowledged === undefined
          ? undefined
          : query.acknowledged === 'true'
            ? isNotNull(notice.acknowledgedAt)
            : isNull(notice.acknowledgedAt),
        query.wantsAnswer === undefined ? undefined : isOfKindsThatWantAnswer(query.wantsAnswer === 'true'),
        before === undefined ? undefined : lt(notice.id, before),
      ),
    )
    .orderBy(desc(notice.id))
    .limit(query.limit + 1);
  return toPage(
    rows,
    query.limit,
    (row) => row.notice.id,
    (row) => toNotice(row, base),
  );
}

function isOfKindsThatWantAnswer(wanted: boolean): SQL {
  return wanted ? inArray(notice.kind, ANSWERED_KINDS) : notInArray(notice.kind, ANSWERED_KINDS);
}
