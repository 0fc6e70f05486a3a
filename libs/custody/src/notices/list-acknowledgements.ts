import { and, desc, eq, lt, sql } from 'drizzle-orm';

import type { Queryable } from '#database/connection';

import { judge, requireRight } from '../authorisation/authorise.ts';
import type { Caller, Context } from '../authorisation/caller.ts';
import { reachedCodes } from '../authorisation/scope.ts';
import { isUuid } from '../fields.ts';
import { decodeCursor, toPage, type Page } from '../page.ts';
import { person } from '../people/tables.ts';
import type { Acknowledgement, AcknowledgementQuery } from './schemas.ts';
import { acknowledgement, notice } from './tables.ts';

/** Every answer of the caller's organisation and those below it, the last recorded first. */
export async function listAcknowledgements(
  { db, caller }: Context,
  { notice: of, organisation, limit, cursor }: AcknowledgementQuery,
): Promise<Page<Acknowledgement>> {
  requireRight(caller, 'see-notices');
  const before = decodeCursor(cursor, isUuid);
  const rows = await selectAcknowledgements(db, caller)
    .where(
      and(
        sql`${notice.organisation} in ${reachedCodes(caller, 'administer')}`,
        of === undefined ? undefined : eq(acknowledgement.notice, of),
        organisation === undefined ? undefined : eq(notice.organisation, organisation),
        before === undefined ? undefined : lt(acknowledgement.id, before),
      ),
    )
    .orderBy(desc(acknowledgement.id))
    .limit(limit + 1);
  return toPage(rows, limit, ({ answer }) => answer.id, toAcknowledgement);
}

export function selectAcknowledgements(db: Queryable, caller: Caller) {
  const showsTelephones = judge(caller.roles, 'see-duty-telephones').allowed;
  return db
    .select({
      answer: acknowledgement,
      organisation: notice.organisation,
      recordedByName: person.name,
      showsTelephones: sql<boolean>`${showsTelephones}::boolean`,
    })
    .from(acknowledgement)
    .innerJoin(notice, eq(notice.id, acknowledgement.notice))
    .innerJoin(person, eq(person.id, acknowledgement.recordedBy))
    .$dynamic();
}

interface AnswerRow {
  readonly answer: typeof acknowledgement.$inferSelect;
  readonly organisation: string;
  readonly recordedByName: string;
  readonly showsTelephones: boolean;
}

export function toAcknowledgement({ answer, organisation, recordedByName, showsTelephones }: AnswerRow) {
  return {
    id: answer.id,
    notice: answer.notice,
    organisation,
    channel: answer.channel,
    name: answer.name,
    telephone: showsTelephones ? answer.telephone : null,
    answeredAt: answer.answeredAt.toISOString(),
    recordedAt: answer.recordedAt.toISOString(),
    recordedBy: { id: answer.recordedBy, name: recordedByName },
    remark: answer.remark,
  };
}
