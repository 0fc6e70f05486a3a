import { eq } from 'drizzle-orm';

import type { Transaction } from '#database/connection';
import { withTransaction } from '#database/with-transaction';

import { recordAct } from '../audit/record-act.ts';
import { requireRight } from '../authorisation/authorise.ts';
import type { Caller, Context } from '../authorisation/caller.ts';
import { reaches } from '../authorisation/scope.ts';
import { Problem } from '../problem.ts';
import type { Notice, NoticeAcknowledgement } from './schemas.ts';
import { notice } from './tables.ts';
import { selectNotices, toNotice } from './to-notice.ts';

/** Says for the organisation that was told that it knows (policy: P19). Who said it first has said it. */
export async function acknowledgeNotice(
  context: Context,
  id: string,
  { remark }: NoticeAcknowledgement,
): Promise<Notice> {
  const { db, caller, now } = context;
  requireRight(caller, 'acknowledge-notice');
  return withTransaction(db, async (tx) => {
    const { acknowledgedAt, organisation, kind } = await lockNotice(tx, caller, id);
    if (acknowledgedAt === null) {
      await tx
        .update(notice)
        .set({ acknowledgedAt: now, acknowledgedBy: caller.personId, remark: remark ?? null })
        .where(eq(notice.id, id));
      await recordAct(tx, context, {
        action: 'acknowledge-notice',
        subject: { kind: 'notice', id },
        concerns: [organisation],
        after: { organisation, kind, remark },
      });
    }
    const [row] = await selectNotices(tx).where(eq(notice.id, id));
    if (!row) throw new Error('a locked notice vanished while it was read');
    return toNotice(row);
  });
}

async function lockNotice(tx: Transaction, caller: Caller, id: string): Promise<typeof notice.$inferSelect> {
  const [row] = await tx.select().from(notice).where(eq(notice.id, id)).for('update');
  if (!row || !(await reaches(tx, caller, row.organisation)))
    throw new Problem('not-found', `no notice ${id}`, row && { countedAs: 'outside-scope' });
  // A superior who has seen it is no answer of the organisation itself.
  if (row.organisation !== caller.organisation.code)
    throw new Problem('forbidden', `only somebody of ${row.organisation} can acknowledge what it was told`);
  return row;
}
