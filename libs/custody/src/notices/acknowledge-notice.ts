import { eq } from 'drizzle-orm';

import { withTransaction } from '#database/with-transaction';

import { recordAct } from '../audit/record-act.ts';
import { requireRight } from '../authorisation/authorise.ts';
import type { Context } from '../authorisation/caller.ts';
import { Problem } from '../problem.ts';
import { lockNotice } from './lock-notice.ts';
import type { Notice, NoticeAcknowledgement } from './schemas.ts';
import { notice } from './tables.ts';
import { takeAnswer } from './take-answer.ts';
import { selectNotices, toNotice } from './to-notice.ts';

/** Says for the organisation that was told that it knows (policy: P19). Who said it first has said it. */
export async function acknowledgeNotice(
  context: Context,
  id: string,
  { remark }: NoticeAcknowledgement,
  base: string,
): Promise<Notice> {
  const { db, caller, now } = context;
  requireRight(caller, 'acknowledge-notice');
  return withTransaction(db, async (tx) => {
    const locked = await lockNotice(tx, caller, id);
    const { acknowledgedAt, organisation, kind } = locked;
    // A superior who has seen it is no answer of the organisation itself.
    if (organisation !== caller.organisation.code)
      throw new Problem('forbidden', `only somebody of ${organisation} can acknowledge what it was told`);
    if (acknowledgedAt === null) {
      const said = { channel: 'page', name: caller.name, telephone: null, at: now, remark: remark ?? null } as const;
      await takeAnswer(tx, context, locked, said);
      await recordAct(tx, context, {
        action: 'acknowledge-notice',
        subject: { kind: 'notice', id },
        concerns: [organisation],
        after: { organisation, kind, remark },
      });
    }
    const [row] = await selectNotices(tx).where(eq(notice.id, id));
    if (!row) throw new Error('a locked notice vanished while it was read');
    return toNotice(row, base);
  });
}
