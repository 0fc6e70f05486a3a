import { and, eq, isNull } from 'drizzle-orm';

import type { Transaction } from '#database/connection';
import { withTransaction } from '#database/with-transaction';

import { recordAct } from '../audit/record-act.ts';
import { requireRight } from '../authorisation/authorise.ts';
import type { Context } from '../authorisation/caller.ts';
import { handoverPhoto } from '../custody/tables.ts';
import { Problem } from '../problem.ts';
import { findInScope } from '../register/read-equipment.ts';
import { attachment } from './tables.ts';
import { toDescribed } from './to-attachment.ts';

/** Takes a file away from a piece. The row stays; the content goes some time later (`discard-files.ts`). */
export async function deleteAttachment(context: Context, assetCode: string, id: string): Promise<void> {
  const { db, caller, now } = context;
  requireRight(caller, 'delete-attachment');
  await withTransaction(db, async (tx) => {
    const { entry: piece } = await findInScope(tx, caller, assetCode, 'administer');
    const [entry] = await tx
      .update(attachment)
      .set({ deletedAt: now, deletedBy: caller.personId })
      .where(and(eq(attachment.id, id), eq(attachment.assetCode, assetCode), isNull(attachment.deletedAt)))
      .returning();
    if (!entry) throw new Problem('not-found', `${assetCode} has no file ${id}`);
    await requireNotReported(tx, id);
    await recordAct(tx, context, {
      action: 'delete-attachment',
      subject: { kind: 'attachment', id },
      concerns: [piece.hostUnit, piece.owner, piece.custodian],
      before: toDescribed(entry),
    });
  });
}

/** What a condition report shows stays as it was. Asked once the row is held. */
async function requireNotReported(tx: Transaction, id: string): Promise<void> {
  const [photo] = await tx
    .select({ handover: handoverPhoto.handover })
    .from(handoverPhoto)
    .where(eq(handoverPhoto.attachment, id))
    .limit(1);
  if (photo) throw new Problem('in-use', `the condition report of handover ${photo.handover} shows it`);
}
