import { z } from 'zod';

import { assetCode, instant, page, text } from '../fields.ts';
import { ATTACHMENT_KINDS, MEDIA_TYPES } from './kinds.ts';

const kind = z.enum(ATTACHMENT_KINDS).meta({ id: 'AttachmentKind' });

export const newAttachment = z.strictObject({
  name: text(1_000).meta({
    description: 'What the file is called; its path is left out, and its ending is that of its content',
    examples: ['合格证 2025.pdf'],
  }),
  kind: kind.default('other'),
  remark: text(500).optional(),
});
export type NewAttachment = z.infer<typeof newAttachment>;

export const attachmentShape = z
  .object({
    id: z.uuid(),
    assetCode,
    name: z.string(),
    kind,
    remark: z.string().nullable(),
    mediaType: z.enum(MEDIA_TYPES).meta({ description: 'What the content is, whatever the sender called it' }),
    bytes: z.int(),
    sha256: z.string().meta({ description: 'Of the content as it is kept, in hexadecimal digits' }),
    width: z.int().nullable().meta({ description: 'Of an image, in pixels' }),
    height: z.int().nullable(),
    addedBy: z.object({ id: z.uuid(), name: z.string() }),
    addedAt: instant,
  })
  .meta({
    id: 'Attachment',
    examples: [
      {
        id: '019ab5a1-7f2e-7c3d-9f00-0242ac120002',
        assetCode: 'DR-0012',
        name: '矿安标志证书 2025.pdf',
        kind: 'certificate',
        remark: '有效期至 2027-06-30',
        mediaType: 'application/pdf',
        bytes: 482_113,
        sha256: '9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08',
        width: null,
        height: null,
        addedBy: { id: '019ab5a0-0000-7000-8000-000000000001', name: '李伟' },
        addedAt: '2025-11-22T20:00:00.000Z',
      },
    ],
  });
export type Attachment = z.infer<typeof attachmentShape>;

export const attachmentQuery = z.strictObject({ kind: kind.optional(), ...page });
export type AttachmentQuery = z.infer<typeof attachmentQuery>;
