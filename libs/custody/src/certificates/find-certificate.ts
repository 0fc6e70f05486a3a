import { and, eq, isNull } from 'drizzle-orm';

import type { Transaction } from '#database/connection';

import { attachment } from '../attachments/tables.ts';
import { invalidField, Problem } from '../problem.ts';
import { certificate } from './tables.ts';

/** Locked, of a piece that was already found in the caller's scope. */
export async function lockCertificate(tx: Transaction, assetCode: string, id: string) {
  const [row] = await tx
    .select()
    .from(certificate)
    .where(and(eq(certificate.id, id), eq(certificate.assetCode, assetCode)))
    .for('update');
  if (!row) throw new Problem('not-found', `${assetCode} has no certificate ${id}`);
  return row;
}

export async function requireOwnFile(tx: Transaction, assetCode: string, id: string | null | undefined): Promise<void> {
  if (!id) return;
  const [file] = await tx
    .select({ id: attachment.id })
    .from(attachment)
    .where(and(eq(attachment.id, id), eq(attachment.assetCode, assetCode), isNull(attachment.deletedAt)));
  if (!file) throw invalidField('attachment', 'is no file of this piece');
}
