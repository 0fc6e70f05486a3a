import { eq } from 'drizzle-orm';

import { violates } from '#database/error-code';
import { withTransaction } from '#database/with-transaction';

import { recordAct } from '../audit/record-act.ts';
import { requireRight } from '../authorisation/authorise.ts';
import type { Context } from '../authorisation/caller.ts';
import { invalidField } from '../problem.ts';
import { findInService } from '../register/read-equipment.ts';
import { requireVersion } from '../version.ts';
import { lockCertificate, requireOwnFile } from './find-certificate.ts';
import type { Certificate, CertificateChange } from './schemas.ts';
import { certificate } from './tables.ts';
import { toCertificate, toDescribed } from './to-certificate.ts';

/** Says anew what a paper says: it was renewed, or misread. */
export async function changeCertificate(
  context: Context,
  assetCode: string,
  id: string,
  change: CertificateChange,
  expectedVersion?: number,
): Promise<{ certificate: Certificate; version: number }> {
  const { db, caller, now } = context;
  requireRight(caller, 'change-certificate');
  return withTransaction(db, async (tx) => {
    const { entry: piece } = await findInService(tx, caller, assetCode);
    const before = await lockCertificate(tx, assetCode, id);
    requireVersion(before.version, expectedVersion);
    await requireOwnFile(tx, assetCode, change.attachment);
    const [row] = await tx
      .update(certificate)
      .set({ ...change, changedAt: now, version: before.version + 1 })
      .where(eq(certificate.id, id))
      .returning();
    if (!row) throw new Error('the changed row did not come back');
    await recordAct(tx, context, {
      action: 'change-certificate',
      subject: { kind: 'certificate', id },
      concerns: [piece.hostUnit, piece.owner, piece.custodian],
      before: toDescribed(before),
      after: toDescribed(row),
    });
    return { certificate: toCertificate(row), version: row.version };
  }).catch((error: unknown) => {
    if (!violates(error, 'certificate_validity')) throw error;
    throw invalidField('validTo', 'must not lie before validFrom');
  });
}
