import { uuidv7 } from 'uuidv7';

import { violates } from '#database/error-code';
import { withTransaction } from '#database/with-transaction';

import { recordAct } from '../audit/record-act.ts';
import type { Context } from '../authorisation/caller.ts';
import { Problem } from '../problem.ts';
import { lockFilesForEntering } from './file-lock.ts';
import type { MediaType } from './kinds.ts';
import { requireMayAttach } from './require-may-attach.ts';
import { safeName } from './safe-name.ts';
import type { Attachment, NewAttachment } from './schemas.ts';
import { attachment } from './tables.ts';
import { toAttachment, toDescribed } from './to-attachment.ts';

/** A file whose content has been looked at, and which only waits to be put where it belongs. */
export interface CheckedFile {
  readonly mediaType: MediaType;
  readonly bytes: number;
  readonly sha256: Buffer;
  readonly width?: number;
  readonly height?: number;
  readonly thumbnailSha256?: Buffer;
  /** Puts it on the disk for good; may be called again. */
  place(): Promise<void>;
}

/** Enters a file of a piece. Its content is on the disk before the row is: a crash between leaves a file that is swept away. */
export async function addAttachment(
  context: Context,
  assetCode: string,
  { name, kind, remark }: NewAttachment,
  { place, ...file }: CheckedFile,
): Promise<Attachment> {
  const { db, caller, now } = context;
  return withTransaction(db, async (tx) => {
    const { entry: piece } = await requireMayAttach({ ...context, db: tx }, assetCode);
    await lockFilesForEntering(tx);
    await place();
    const [entry] = await tx
      .insert(attachment)
      .values({
        ...file,
        id: uuidv7(),
        assetCode,
        name: safeName(name, file.mediaType),
        kind,
        remark: remark ?? null,
        addedBy: caller.personId,
        addedAt: now,
      })
      .returning();
    if (!entry) throw new Error('the inserted row did not come back');
    await recordAct(tx, context, {
      action: 'add-attachment',
      subject: { kind: 'attachment', id: entry.id },
      concerns: [piece.hostUnit, piece.owner, piece.custodian],
      after: toDescribed(entry),
    });
    return toAttachment({ entry, addedByName: caller.name });
  }).catch((error: unknown) => {
    if (!violates(error, 'attachment_once')) throw error;
    throw new Problem('already-exists', `${assetCode} has this very file already`);
  });
}
