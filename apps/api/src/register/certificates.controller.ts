import { Body, Controller, Delete, Get, HttpCode, Param, Patch, Post, Query, Req, Res } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import { z } from 'zod';

import type { Context } from '#custody/authorisation/caller';
import { addCertificate } from '#custody/certificates/add-certificate';
import { changeCertificate } from '#custody/certificates/change-certificate';
import { deleteCertificate } from '#custody/certificates/delete-certificate';
import { listCertificates, listCertificatesOfPiece } from '#custody/certificates/list-certificates';
import {
  CERTIFICATE_EXAMPLE,
  certificateChange,
  certificateQuery,
  certificateShape,
  listedCertificateShape,
  newCertificate,
  type CertificateChange,
  type CertificateQuery,
  type NewCertificate,
} from '#custody/certificates/schemas';
import { assetCode } from '#custody/fields';

import { ExpectedVersion, setETag, TakesIfMatch } from '../http/etag.ts';
import { InContext, type ApiRequest } from '../http/request.ts';
import { Once } from '../idempotency/once.ts';
import { Describe, pageOf, TakesIdempotencyKey } from '../openapi/describe.ts';
import { piecePath, type PiecePath } from './piece-path.ts';

const path = z.object({ assetCode, certificateId: z.uuid() });
type CertificatePath = z.infer<typeof path>;

const ofPiece = z
  .object({
    items: z.array(certificateShape.extend({ version: z.int().meta({ description: 'For `If-Match`' }) })),
    nextCursor: z.null(),
  })
  .meta({
    id: 'CertificatesOfPiece',
    examples: [{ items: [{ ...CERTIFICATE_EXAMPLE, version: 1 }], nextCursor: null }],
  });

@ApiTags('certificates')
@Controller('api/v1')
export class CertificatesController {
  constructor(private readonly once: Once) {}

  @Get('certificates')
  @Describe({
    summary: 'The papers of all pieces in service: those that end by a day, or all',
    answer: pageOf(listedCertificateShape, 'CertificatePage'),
    refuses: ['validation-failed', 'unauthenticated', 'forbidden'],
  })
  listCertificates(@InContext() context: Context, @Query({ schema: certificateQuery }) query: CertificateQuery) {
    return listCertificates(context, query);
  }

  @Get('equipment/:assetCode/certificates')
  @Describe({
    summary: 'The papers of a piece, those that end first first',
    answer: ofPiece,
    refuses: ['validation-failed', 'unauthenticated', 'forbidden', 'not-found'],
  })
  listOfPiece(@InContext() context: Context, @Param({ schema: piecePath }) { assetCode }: PiecePath) {
    return listCertificatesOfPiece(context, assetCode);
  }

  @Post('equipment/:assetCode/certificates')
  @TakesIdempotencyKey()
  @Describe({
    summary: 'Enter a paper of a piece',
    answer: certificateShape,
    status: 201,
    refuses: ['validation-failed', 'unauthenticated', 'forbidden', 'not-found', 'retired', 'idempotency-mismatch'],
  })
  async addCertificate(
    @Req() request: ApiRequest,
    @Param({ schema: piecePath }) { assetCode }: PiecePath,
    @Body({ schema: newCertificate }) body: NewCertificate,
    @Res({ passthrough: true }) reply: FastifyReply,
  ) {
    const { certificate, version } = await this.once.run(request, (context) =>
      addCertificate(context, assetCode, body),
    );
    setETag(reply, version);
    return certificate;
  }

  @Patch('equipment/:assetCode/certificates/:certificateId')
  @TakesIfMatch()
  @Describe({
    summary: 'Say anew what a paper says',
    answer: certificateShape,
    refuses: ['validation-failed', 'unauthenticated', 'forbidden', 'not-found', 'retired', 'version-mismatch'],
  })
  async changeCertificate(
    @InContext() context: Context,
    @Param({ schema: path }) { assetCode, certificateId }: CertificatePath,
    @Body({ schema: certificateChange }) body: CertificateChange,
    @ExpectedVersion() expected: number | undefined,
    @Res({ passthrough: true }) reply: FastifyReply,
  ) {
    const { certificate, version } = await changeCertificate(context, assetCode, certificateId, body, expected);
    setETag(reply, version);
    return certificate;
  }

  @Delete('equipment/:assetCode/certificates/:certificateId')
  @HttpCode(204)
  @TakesIfMatch()
  @Describe({
    summary: 'Take a paper away that was entered by mistake',
    status: 204,
    refuses: ['validation-failed', 'unauthenticated', 'forbidden', 'not-found', 'retired', 'version-mismatch'],
  })
  async deleteCertificate(
    @InContext() context: Context,
    @Param({ schema: path }) { assetCode, certificateId }: CertificatePath,
    @ExpectedVersion() expected: number | undefined,
  ): Promise<void> {
    await deleteCertificate(context, assetCode, certificateId, expected);
  }
}
