import { uuidv7 } from 'uuidv7';

import { withTransaction } from '#database/with-transaction';

import { recordAct } from '../audit/record-act.ts';
import { requireRight } from '../authorisation/authorise.ts';
import type { Context } from '../authorisation/caller.ts';
import { findInService } from '../register/read-equipment.ts';
import { requireOwnFile } from './find-certificate.ts';
import type { Certificate, NewCertificate } from './schemas.ts';
import { certificate } from './tables.ts';
import { toCertificate, toDescribed } from './to-certificate.ts';

/** Enters a paper of a piece. */
export async function addCertificate(
  context: Context,
  assetCode: string,
  input: NewCertificate,
): Promise<{ certificate: Certificate; version: number }> {
  const { db, caller, now } = context;
  requireRight(caller, 'add-certificate');
  return withTransaction(db, async (tx) => {
    const { entry: piece } = await findInService(tx, caller, assetCode);
    await requireOwnFile(tx, assetCode, input.attachment);
    const values = { ...input, id: uuidv7(), assetCode, createdAt: now, changedAt: now };
    const [row] = await tx.insert(certificate).values(values).returning();
    if (!row) throw new Error('the inserted row did not come back');
    await recordAct(tx, context, {
      action: 'add-certificate',
      subject: { kind: 'certificate', id: row.id },
      concerns: [piece.hostUnit, piece.owner, piece.custodian],
      after: toDescribed(row),
    });
    return { certificate: toCertificate(row), version: row.version };
  });
}
