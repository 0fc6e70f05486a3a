import { and, eq, sql } from 'drizzle-orm';

import type { Transaction } from '#database/connection';
import { withTransaction } from '#database/with-transaction';

import { recordAct } from '../audit/record-act.ts';
import { requireRight } from '../authorisation/authorise.ts';
import type { Context } from '../authorisation/caller.ts';
import { Problem } from '../problem.ts';
import { findInScope } from './read-equipment.ts';
import { deviceCredential } from './tables.ts';

/** Ends a credential; the gateway closes the connection that uses it. Revoking again changes nothing. */
export async function revokeCredential(context: Context, assetCode: string, id: string): Promise<void> {
  const { db, caller, now } = context;
  requireRight(caller, 'revoke-credential');
  await withTransaction(db, async (tx) => {
    const { entry } = await findInScope(tx, caller, assetCode, 'administer');
    await revokeInScope(tx, assetCode, id, now);
    await recordAct(tx, context, {
      action: 'revoke-credential',
      subject: { kind: 'credential', id },
      concerns: [entry.hostUnit, entry.owner, entry.custodian],
      after: { assetCode },
    });
  });
}

/** For a piece that was already found in the caller's scope. */
export async function revokeInScope(tx: Transaction, assetCode: string, id: string, now: Date): Promise<void> {
  const revoked = await tx
    .update(deviceCredential)
    .set({ revokedAt: sql`coalesce(${deviceCredential.revokedAt}, ${now.toISOString()}::timestamptz)` })
    .where(and(eq(deviceCredential.id, id), eq(deviceCredential.assetCode, assetCode)))
    .returning({ id: deviceCredential.id });
  if (revoked.length === 0) throw new Problem('not-found', `${assetCode} has no credential ${id}`);
}
