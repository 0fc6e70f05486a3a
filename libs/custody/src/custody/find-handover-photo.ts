import { and, eq } from 'drizzle-orm';

import { attachment } from '../attachments/tables.ts';
import { requireRight } from '../authorisation/authorise.ts';
import type { Context } from '../authorisation/caller.ts';
import { Problem } from '../problem.ts';
import { findHandover } from './select-handovers.ts';
import { handoverPhoto } from './tables.ts';

/** A photo of a condition report, for who may see the handover: also when the piece has gone on to others since. */
export async function findHandoverPhoto(
  { db, caller }: Context,
  id: string,
  attachmentId: string,
): Promise<typeof attachment.$inferSelect> {
  requireRight(caller, 'see-custody');
  await findHandover(db, caller, id);
  const [row] = await db
    .select({ entry: attachment })
    .from(handoverPhoto)
    .innerJoin(attachment, eq(attachment.id, handoverPhoto.attachment))
    .where(and(eq(handoverPhoto.handover, id), eq(handoverPhoto.attachment, attachmentId)))
    .limit(1);
  if (!row) throw new Problem('not-found', `no report of handover ${id} shows a file ${attachmentId}`);
  return row.entry;
}
