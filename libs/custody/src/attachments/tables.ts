import { sql } from 'drizzle-orm';
import { check, index, integer, pgTable, text, uniqueIndex, uuid } from 'drizzle-orm/pg-core';

import { bytes, instant, quoted } from '../column-types.ts';
import { person } from '../people/tables.ts';
import { equipment } from '../register/tables.ts';
import { ATTACHMENT_KINDS, type AttachmentKind, type MediaType } from './kinds.ts';

/** Files of a piece. Their content lies in a folder, under its own hash. */
export const attachment = pgTable(
  'attachment',
  {
    id: uuid('id').primaryKey(),
    assetCode: text('asset_code')
      .notNull()
      .references(() => equipment.assetCode),
    name: text('name').notNull(),
    kind: text('kind').$type<AttachmentKind>().notNull(),
    remark: text('remark'),
    mediaType: text('media_type').$type<MediaType>().notNull(),
    bytes: integer('bytes').notNull(),
    sha256: bytes('sha256').notNull(),
    /** Of an image. */
    width: integer('width'),
    height: integer('height'),
    thumbnailSha256: bytes('thumbnail_sha256'),
    addedBy: uuid('added_by')
      .notNull()
      .references(() => person.id),
    addedAt: instant('added_at').notNull(),
    deletedBy: uuid('deleted_by').references(() => person.id),
    deletedAt: instant('deleted_at'),
  },
  (table) => [
    index('attachment_asset_code').on(table.assetCode, table.id),
    uniqueIndex('attachment_once')
      .on(table.assetCode, table.sha256)
      .where(sql`${table.deletedAt} is null`),
    index('attachment_sha256').on(table.sha256),
    index('attachment_thumbnail_sha256').on(table.thumbnailSha256),
    check('attachment_kind', sql`${table.kind} in (${quoted(ATTACHMENT_KINDS)})`),
    check('attachment_bytes', sql`${table.bytes} > 0`),
    check('attachment_sha256_length', sql`octet_length(${table.sha256}) = 32`),
    check('attachment_deleted', sql`(${table.deletedBy} is null) = (${table.deletedAt} is null)`),
  ],
);
