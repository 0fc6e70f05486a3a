import { and, eq, isNull } from 'drizzle-orm';

import { requireRight } from '../authorisation/authorise.ts';
import type { Context } from '../authorisation/caller.ts';
import { Problem } from '../problem.ts';
import { findOffered } from '../register/read-equipment.ts';
import { attachment } from './tables.ts';

/** A file, for who may see the piece that it belongs to. */
export async function findAttachment(
  { db, caller }: Context,
  assetCode: string,
  id: string,
): Promise<typeof attachment.$inferSelect> {
  requireRight(caller, 'see-equipment');
  await findOffered(db, caller, assetCode);
  const [entry] = await db
    .select()
    .from(attachment)
    .where(and(eq(attachment.id, id), eq(attachment.assetCode, assetCode), isNull(attachment.deletedAt)));
  if (!entry) throw new Problem('not-found', `${assetCode} has no file ${id}`);
  return entry;
}
