import { uuidv7 } from 'uuidv7';

import { withTransaction } from '#database/with-transaction';

import { recordAct } from '../audit/record-act.ts';
import { requireRight } from '../authorisation/authorise.ts';
import type { Context } from '../authorisation/caller.ts';
import { hashDeviceSecret, hashForMosquitto, newDeviceSecret } from './credential-hash.ts';
import { lockPieces } from './lock-piece.ts';
import { findInService } from './read-equipment.ts';
import { revokeInScope } from './revoke-credential.ts';
import type { IssuedCredential, NewCredential } from './schemas.ts';
import { deviceCredential } from './tables.ts';

/** Issues a credential for a machine, in place of another when it `replaces` one. The password is shown this once. */
export async function issueCredential(
  context: Context,
  secretKey: Buffer,
  assetCode: string,
  input: NewCredential,
): Promise<IssuedCredential> {
  const { db, caller, now } = context;
  requireRight(caller, 'issue-credential');
  const id = uuidv7();
  const password = newDeviceSecret();
  return withTransaction(db, async (tx) => {
    await lockPieces(tx, [assetCode, ...input.alsoFor]);
    const { entry } = await findInService(tx, caller, assetCode);
    for (const other of input.alsoFor) await findInService(tx, caller, other);
    if (input.replaces !== undefined) await revokeInScope(tx, assetCode, input.replaces, now);
    const secretHash = hashDeviceSecret(secretKey, password);
    const mosquittoHash = hashForMosquitto(password);
    const credential = { id, assetCode, alsoFor: input.alsoFor, secretHash, mosquittoHash, createdAt: now };
    await tx.insert(deviceCredential).values(credential);
    await recordAct(tx, context, {
      action: 'issue-credential',
      subject: { kind: 'credential', id },
      concerns: [entry.hostUnit, entry.owner, entry.custodian],
      after: { assetCode, alsoFor: input.alsoFor, ...(input.replaces !== undefined && { replaces: input.replaces }) },
    });
    return { id, username: assetCode, password };
  });
}
