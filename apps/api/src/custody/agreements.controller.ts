import { Body, Controller, Get, HttpCode, Param, Post, Query, Req, Res } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';

import type { Context } from '#custody/authorisation/caller';
import { createAgreement } from '#custody/custody/agreements/create-agreement';
import { endAgreement } from '#custody/custody/agreements/end-agreement';
import { listAgreements, readAgreement } from '#custody/custody/agreements/list-agreements';
import {
  agreementEnd,
  agreementQuery,
  agreementShape,
  newAgreement,
  type AgreementEnd,
  type AgreementQuery,
  type NewAgreement,
} from '#custody/custody/agreements/schemas';

import { ExpectedVersion, setETag, TakesIfMatch } from '../http/etag.ts';
import { InContext, type ApiRequest } from '../http/request.ts';
import { Once } from '../idempotency/once.ts';
import { Describe, pageOf, TakesIdempotencyKey } from '../openapi/describe.ts';
import { agreementPath, type AgreementPath } from './custody-path.ts';

@ApiTags('custody')
@Controller('api/v1/custody/agreements')
export class AgreementsController {
  constructor(private readonly once: Once) {}

  @Get()
  @Describe({
    summary: 'Custody agreements, newest first',
    answer: pageOf(agreementShape, 'CustodyAgreementPage'),
    refuses: ['validation-failed', 'unauthenticated', 'forbidden'],
  })
  listAgreements(@InContext() context: Context, @Query({ schema: agreementQuery }) query: AgreementQuery) {
    return listAgreements(context, query);
  }

  @Post()
  @TakesIdempotencyKey()
  @Describe({
    summary: 'Write down who is to keep pieces of an owner, from when to when',
    answer: agreementShape,
    status: 201,
    refuses: ['validation-failed', 'unauthenticated', 'forbidden', 'already-exists', 'idempotency-mismatch'],
  })
  async createAgreement(
    @Req() request: ApiRequest,
    @Body({ schema: newAgreement }) body: NewAgreement,
    @Res({ passthrough: true }) reply: FastifyReply,
  ) {
    const { agreement, version } = await this.once.run(request, (context) => createAgreement(context, body));
    setETag(reply, version);
    return agreement;
  }

  @Get(':agreementId')
  @Describe({
    summary: 'One custody agreement',
    answer: agreementShape,
    refuses: ['validation-failed', 'unauthenticated', 'forbidden', 'not-found'],
  })
  async readAgreement(
    @InContext() context: Context,
    @Param({ schema: agreementPath }) { agreementId }: AgreementPath,
    @Res({ passthrough: true }) reply: FastifyReply,
  ) {
    const { agreement, version } = await readAgreement(context, agreementId);
    setETag(reply, version);
    return agreement;
  }

  @Post(':agreementId/end')
  @HttpCode(200)
  @TakesIdempotencyKey()
  @TakesIfMatch()
  @Describe({
    summary: 'End an agreement before its time; its pieces are due back',
    answer: agreementShape,
    refuses: [
      ...(['validation-failed', 'unauthenticated', 'forbidden', 'not-found', 'illegal-transition'] as const),
      ...(['version-mismatch', 'idempotency-mismatch'] as const),
    ],
  })
  async endAgreement(
    @Req() request: ApiRequest,
    @Param({ schema: agreementPath }) { agreementId }: AgreementPath,
    @Body({ schema: agreementEnd }) body: AgreementEnd,
    @ExpectedVersion() expected: number | undefined,
    @Res({ passthrough: true }) reply: FastifyReply,
  ) {
    const end = (context: Context) => endAgreement(context, agreementId, body, expected);
    const { agreement, version } = await this.once.run(request, end);
    setETag(reply, version);
    return agreement;
  }
}
