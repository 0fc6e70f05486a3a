import { Controller, Get, Param, Res } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';

import { MEDIA_TYPES } from '#custody/attachments/kinds';
import type { Context } from '#custody/authorisation/caller';
import { findHandoverPhoto } from '#custody/custody/find-handover-photo';
import { Problem } from '#custody/problem';

import { AttachmentFiles } from '../attachments/attachment-files.ts';
import { sendFile } from '../attachments/send-file.ts';
import { InContext } from '../http/request.ts';
import { Describe } from '../openapi/describe.ts';
import { photoPath, type PhotoPath } from './custody-path.ts';

@ApiTags('custody')
@Controller('api/v1/custody/handovers/:handoverId/photos/:attachmentId')
export class PhotosController {
  constructor(private readonly files: AttachmentFiles) {}

  @Get()
  @Describe({
    summary: 'Download a photo of a condition report',
    file: MEDIA_TYPES,
    refuses: ['validation-failed', 'unauthenticated', 'forbidden', 'not-found'],
  })
  async downloadPhoto(
    @InContext() context: Context,
    @Param({ schema: photoPath }) { handoverId, attachmentId }: PhotoPath,
    @Res({ passthrough: true }) reply: FastifyReply,
  ) {
    const entry = await findHandoverPhoto(context, handoverId, attachmentId);
    return sendFile(reply, await this.files.open(entry.sha256), entry);
  }

  @Get('thumbnail')
  @Describe({
    summary: 'A small picture of a photo of a condition report',
    file: ['image/webp'],
    refuses: ['validation-failed', 'unauthenticated', 'forbidden', 'not-found'],
  })
  async downloadPhotoThumbnail(
    @InContext() context: Context,
    @Param({ schema: photoPath }) { handoverId, attachmentId }: PhotoPath,
    @Res({ passthrough: true }) reply: FastifyReply,
  ) {
    const { thumbnailSha256 } = await findHandoverPhoto(context, handoverId, attachmentId);
    if (!thumbnailSha256) throw new Problem('not-found', `${attachmentId} is no image`);
    return sendFile(reply, await this.files.open(thumbnailSha256), { name: 'small.webp', mediaType: 'image/webp' });
  }
}
