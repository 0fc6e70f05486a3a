import { eq, sql } from 'drizzle-orm';

import type { Transaction } from '#database/connection';
import { withTransaction } from '#database/with-transaction';

import { recordAct } from '../../audit/record-act.ts';
import { requireRight } from '../../authorisation/authorise.ts';
import type { Context } from '../../authorisation/caller.ts';
import { reaches } from '../../authorisation/scope.ts';
import { lockPieces } from '../../calendar/lock-pieces.ts';
import { appendEntry } from '../../ledger/append-entry.ts';
import { Problem } from '../../problem.ts';
import { requireVersion } from '../../version.ts';
import { findAgreement, toAgreement, type AgreementRow } from './find-agreement.ts';
import type { Agreement, AgreementEnd } from './schemas.ts';
import { agreementStateAt, requireAgreementTransition } from './states.ts';
import { custodyAgreement, custodyAgreementPiece } from './tables.ts';

/** Ends an agreement before its time; either party may. Its pieces are due back, and change hands by handovers. */
export async function endAgreement(
  context: Context,
  id: string,
  { reason }: AgreementEnd,
  expectedVersion?: number,
): Promise<{ agreement: Agreement; version: number }> {
  const { db, caller, now } = context;
  requireRight(caller, 'end-agreement');
  return withTransaction(db, async (tx) => {
    const { agreement: before, pieces } = await lockAsParty(tx, context, id);
    requireVersion(before.version, expectedVersion);
    requireAgreementTransition(agreementStateAt(before, now), 'ended');
    await lockPieces(tx, caller, pieces);
    await tx
      .update(custodyAgreement)
      .set({ endedBy: caller.personId, endedAt: now, endReason: reason, version: before.version + 1 })
      .where(eq(custodyAgreement.id, id));
    await tx
      .update(custodyAgreementPiece)
      .set({ to: sql`greatest(${custodyAgreementPiece.from}, ${now.toISOString()}::timestamptz)` })
      .where(eq(custodyAgreementPiece.agreement, id));
    const { owner, custodian } = before;
    for (const assetCode of pieces)
      await appendEntry(tx, context, {
        act: 'end-agreement',
        about: { assetCode },
        body: { agreement: id, owner, custodian },
        personal: { name: caller.name, reason },
      });
    await recordAct(tx, context, {
      action: 'end-agreement',
      subject: { kind: 'agreement', id },
      concerns: [owner, custodian],
      after: { endedAt: now.toISOString(), endReason: reason, pieces },
    });
    const row = await findAgreement(tx, caller, id);
    return { agreement: toAgreement(row, now), version: row.agreement.version };
  });
}

async function lockAsParty(tx: Transaction, { caller }: Context, id: string): Promise<AgreementRow> {
  await tx.select({ id: custodyAgreement.id }).from(custodyAgreement).where(eq(custodyAgreement.id, id)).for('update');
  const row = await findAgreement(tx, caller, id);
  for (const code of [row.agreement.owner, row.agreement.custodian]) if (await reaches(tx, caller, code)) return row;
  throw new Problem('forbidden', 'only its parties end an agreement');
}
