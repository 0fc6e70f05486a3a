import type { Attachment } from './schemas.ts';
import type { attachment } from './tables.ts';

interface AttachmentRow {
  readonly entry: typeof attachment.$inferSelect;
  readonly addedByName: string;
}

export function toAttachment({ entry, addedByName }: AttachmentRow): Attachment {
  return {
    id: entry.id,
    assetCode: entry.assetCode,
    name: entry.name,
    kind: entry.kind,
    remark: entry.remark,
    mediaType: entry.mediaType,
    bytes: entry.bytes,
    sha256: entry.sha256.toString('hex'),
    width: entry.width,
    height: entry.height,
    addedBy: { id: entry.addedBy, name: addedByName },
    addedAt: entry.addedAt.toISOString(),
  };
}

/** What the audit trail keeps. */
export function toDescribed({ assetCode, name, kind, mediaType, bytes }: typeof attachment.$inferSelect) {
  return { assetCode, name, kind, mediaType, bytes };
}
