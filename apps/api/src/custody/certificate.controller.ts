import { Controller, Get, Param, Req, StreamableFile } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';

import type { Context } from '#custody/authorisation/caller';
import { readCertificate } from '#custody/custody/read-certificate';

import { HeavyWork } from '../heavy-work.ts';
import { addressOf } from '../http/address-of.ts';
import { InContext, type ApiRequest } from '../http/request.ts';
import { Describe } from '../openapi/describe.ts';
import { ApiParts } from '../parts.ts';
import { writeCertificateApart } from './certificate/write-certificate-apart.ts';
import { handoverPath, type HandoverPath } from './custody-path.ts';

const PDF = 'application/pdf';

@ApiTags('custody')
@Controller('api/v1/custody/handovers/:handoverId/certificate.pdf')
export class CertificateController {
  constructor(
    private readonly parts: ApiParts,
    private readonly heavy: HeavyWork,
  ) {}

  @Get()
  @Describe({
    summary:
      'The certificate of a handover, in Chinese: parties, reports, what the machine said, terms, signatures, place in the ledger. Of one that was not accepted it says so',
    file: [PDF],
    refuses: ['validation-failed', 'unauthenticated', 'forbidden', 'not-found', 'rate-limited'],
  })
  async downloadCertificate(
    @Req() request: ApiRequest,
    @InContext() context: Context,
    @Param({ schema: handoverPath }) { handoverId }: HandoverPath,
  ) {
    const certificate = await readCertificate(context, handoverId);
    const job = {
      certificate,
      url: `${addressOf(this.parts, request)}/custody/handovers/${handoverId}`,
      timeZone: this.parts.timeZone,
      writtenAt: context.now.toISOString(),
    };
    const bytes = await this.heavy.do(() => writeCertificateApart(job));
    const name = `handover-${certificate.handover.assetCode}-${handoverId.slice(0, 8)}.pdf`;
    return new StreamableFile(bytes, {
      type: PDF,
      length: bytes.length,
      disposition: `attachment; filename="${name}"`,
    });
  }
}
