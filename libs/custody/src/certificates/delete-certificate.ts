import { eq } from 'drizzle-orm';

import { withTransaction } from '#database/with-transaction';

import { recordAct } from '../audit/record-act.ts';
import { requireRight } from '../authorisation/authorise.ts';
import type { Context } from '../authorisation/caller.ts';
import { findInService } from '../register/read-equipment.ts';
import { requireVersion } from '../version.ts';
import { lockCertificate } from './find-certificate.ts';
import { certificate } from './tables.ts';
import { toDescribed } from './to-certificate.ts';

/** Takes a paper away that was entered by mistake; the audit trail keeps what it said. */
export async function deleteCertificate(
  context: Context,
  assetCode: string,
  id: string,
  expectedVersion?: number,
): Promise<void> {
  const { db, caller } = context;
  requireRight(caller, 'delete-certificate');
  await withTransaction(db, async (tx) => {
    const { entry: piece } = await findInService(tx, caller, assetCode);
    const before = await lockCertificate(tx, assetCode, id);
    requireVersion(before.version, expectedVersion);
    await tx.delete(certificate).where(eq(certificate.id, id));
    await recordAct(tx, context, {
      action: 'delete-certificate',
      subject: { kind: 'certificate', id },
      concerns: [piece.hostUnit, piece.owner, piece.custodian],
      before: toDescribed(before),
    });
  });
}
