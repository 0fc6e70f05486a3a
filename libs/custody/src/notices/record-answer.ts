import { eq } from 'drizzle-orm';

import { withTransaction } from '#database/with-transaction';

import { recordAct } from '../audit/record-act.ts';
import { requireRight } from '../authorisation/authorise.ts';
import type { Context } from '../authorisation/caller.ts';
import { invalidField } from '../problem.ts';
import { selectAcknowledgements, toAcknowledgement } from './list-acknowledgements.ts';
import { lockNotice } from './lock-notice.ts';
import type { Acknowledgement, TelephoneAnswer } from './schemas.ts';
import { acknowledgement } from './tables.ts';
import { takeAnswer } from './take-answer.ts';

/** Writes down an answer that the duty officer heard by telephone: who, at which number, when. policy: P19 */
export async function recordAnswer(
  context: Context,
  { notice: id, name, telephone, at, remark }: TelephoneAnswer,
): Promise<Acknowledgement> {
  const { db, caller, now } = context;
  requireRight(caller, 'record-answer');
  return withTransaction(db, async (tx) => {
    const row = await lockNotice(tx, caller, id);
    const heardAt = at === undefined ? now : new Date(at);
    if (heardAt > now) throw invalidField('at', 'has not come yet');
    if (heardAt < row.causedAt) throw invalidField('at', 'lies before what was to be answered');
    const said = { channel: 'telephone', name, telephone, at: heardAt, remark: remark ?? null } as const;
    const recorded = await takeAnswer(tx, context, row, said);
    await recordAct(tx, context, {
      action: 'record-answer',
      subject: { kind: 'notice', id },
      concerns: [row.organisation],
      after: { organisation: row.organisation, kind: row.kind, name, at: heardAt.toISOString(), remark },
    });
    const [answer] = await selectAcknowledgements(tx, caller).where(eq(acknowledgement.id, recorded));
    return toAcknowledgement(answer!);
  });
}
