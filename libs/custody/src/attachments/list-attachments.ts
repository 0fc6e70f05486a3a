import { and, desc, eq, isNull, lt } from 'drizzle-orm';

import { requireRight } from '../authorisation/authorise.ts';
import type { Context } from '../authorisation/caller.ts';
import { isUuid } from '../fields.ts';
import { decodeCursor, toPage, type Page } from '../page.ts';
import { person } from '../people/tables.ts';
import { findOffered } from '../register/read-equipment.ts';
import type { Attachment, AttachmentQuery } from './schemas.ts';
import { attachment } from './tables.ts';
import { toAttachment } from './to-attachment.ts';

/** The files of a piece, the newest first, for everyone who sees the piece. */
export async function listAttachments(
  { db, caller }: Context,
  assetCode: string,
  { kind, limit, cursor }: AttachmentQuery,
): Promise<Page<Attachment>> {
  requireRight(caller, 'see-equipment');
  await findOffered(db, caller, assetCode);
  const after = decodeCursor(cursor, isUuid);
  const rows = await db
    .select({ entry: attachment, addedByName: person.name })
    .from(attachment)
    .innerJoin(person, eq(person.id, attachment.addedBy))
    .where(
      and(
        eq(attachment.assetCode, assetCode),
        isNull(attachment.deletedAt),
        kind && eq(attachment.kind, kind),
        after === undefined ? undefined : lt(attachment.id, after),
      ),
    )
    .orderBy(desc(attachment.id))
    .limit(limit + 1);
  return toPage(rows, limit, ({ entry }) => entry.id, toAttachment);
}
