import { Controller, Delete, Get, HttpCode, Param, Post, Query, Req, Res } from '@nestjs/common';
import { ApiBody, ApiConsumes, ApiTags } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import { Readable } from 'node:stream';
import { z } from 'zod';

import { addAttachment } from '#custody/attachments/add-attachment';
import { deleteAttachment } from '#custody/attachments/delete-attachment';
import { findAttachment } from '#custody/attachments/find-attachment';
import { MEDIA_TYPES } from '#custody/attachments/kinds';
import { listAttachments } from '#custody/attachments/list-attachments';
import { requireMayAttach } from '#custody/attachments/require-may-attach';
import {
  attachmentQuery,
  attachmentShape,
  newAttachment,
  type AttachmentQuery,
  type NewAttachment,
} from '#custody/attachments/schemas';
import type { Context } from '#custody/authorisation/caller';
import { assetCode } from '#custody/fields';
import { invalidField, Problem } from '#custody/problem';
import { loadSettings } from '#custody/settings/load-settings';

import { InContext, type ApiRequest } from '../http/request.ts';
import { Once } from '../idempotency/once.ts';
import { Describe, pageOf, TakesIdempotencyKey } from '../openapi/describe.ts';
import { piecePath, type PiecePath } from '../register/piece-path.ts';
import { AttachmentFiles } from './attachment-files.ts';
import { MEBIBYTE, tooLarge } from './files/receive-body.ts';
import { sendFile } from './send-file.ts';

const path = z.object({ assetCode, attachmentId: z.uuid() });
type AttachmentPath = z.infer<typeof path>;

@ApiTags('attachments')
@Controller('api/v1/equipment/:assetCode/attachments')
export class AttachmentsController {
  constructor(
    private readonly files: AttachmentFiles,
    private readonly once: Once,
  ) {}

  @Get()
  @Describe({
    summary: 'The files of a piece, the newest first',
    answer: pageOf(attachmentShape, 'AttachmentPage'),
    refuses: ['validation-failed', 'unauthenticated', 'forbidden', 'not-found'],
  })
  listAttachments(
    @InContext() context: Context,
    @Param({ schema: piecePath }) { assetCode }: PiecePath,
    @Query({ schema: attachmentQuery }) query: AttachmentQuery,
  ) {
    return listAttachments(context, assetCode, query);
  }

  @Post()
  @TakesIdempotencyKey()
  @ApiConsumes('application/octet-stream')
  @ApiBody({ description: 'The file itself', schema: { type: 'string', format: 'binary' } })
  @Describe({
    summary: 'Add a file to a piece: JPEG, PNG, WebP, PDF, plain text, XLSX or DOCX, told by its content',
    answer: attachmentShape,
    status: 201,
    refuses: [
      'validation-failed',
      'unauthenticated',
      'forbidden',
      'not-found',
      'already-exists',
      'file-too-large',
      'image-too-large',
      'unsupported-media-type',
      'file-type-refused',
      'idempotency-mismatch',
      'rate-limited',
      'storage-full',
    ],
  })
  async addAttachment(
    @Req() request: ApiRequest,
    @InContext() context: Context,
    @Param({ schema: piecePath }) { assetCode }: PiecePath,
    @Query({ schema: newAttachment }) described: NewAttachment,
  ) {
    await requireMayAttach(context, assetCode);
    const { attachmentMaximumMebibytes } = (await loadSettings(context.db)).settings;
    const limitBytes = attachmentMaximumMebibytes * MEBIBYTE;
    if (Number(request.headers['content-length'] ?? 0) > limitBytes) throw tooLarge(limitBytes);
    if (request.body === undefined) throw invalidField('body', 'is empty');
    if (!(request.body instanceof Readable))
      throw new Problem('unsupported-media-type', 'send the file itself as application/octet-stream');
    return this.files.receive(request.body, limitBytes, ({ sent, file }) => {
      const enter = (within: Context) => addAttachment(within, assetCode, described, file);
      return this.once.run(request, enter, sent.sha256.toString('hex'));
    });
  }

  @Get(':attachmentId')
  @Describe({
    summary: 'Download a file',
    file: MEDIA_TYPES,
    refuses: ['validation-failed', 'unauthenticated', 'forbidden', 'not-found'],
  })
  async downloadAttachment(
    @InContext() context: Context,
    @Param({ schema: path }) { assetCode, attachmentId }: AttachmentPath,
    @Res({ passthrough: true }) reply: FastifyReply,
  ) {
    const entry = await findAttachment(context, assetCode, attachmentId);
    return sendFile(reply, await this.files.open(entry.sha256), entry);
  }

  @Get(':attachmentId/thumbnail')
  @Describe({
    summary: 'A small picture of an image',
    file: ['image/webp'],
    refuses: ['validation-failed', 'unauthenticated', 'forbidden', 'not-found'],
  })
  async downloadThumbnail(
    @InContext() context: Context,
    @Param({ schema: path }) { assetCode, attachmentId }: AttachmentPath,
    @Res({ passthrough: true }) reply: FastifyReply,
  ) {
    const { thumbnailSha256 } = await findAttachment(context, assetCode, attachmentId);
    if (!thumbnailSha256) throw new Problem('not-found', `${attachmentId} is no image`);
    return sendFile(reply, await this.files.open(thumbnailSha256), { name: 'small.webp', mediaType: 'image/webp' });
  }

  @Delete(':attachmentId')
  @HttpCode(204)
  @Describe({
    summary: 'Take a file away; its content is kept for another 30 days',
    status: 204,
    refuses: ['validation-failed', 'unauthenticated', 'forbidden', 'not-found'],
  })
  async deleteAttachment(
    @InContext() context: Context,
    @Param({ schema: path }) { assetCode, attachmentId }: AttachmentPath,
  ): Promise<void> {
    await deleteAttachment(context, assetCode, attachmentId);
  }
}
