import { Body, Controller, Get, Post, Query, Req } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';

import type { Context } from '#custody/authorisation/caller';
import { listAcknowledgements } from '#custody/notices/list-acknowledgements';
import { recordAnswer } from '#custody/notices/record-answer';
import {
  acknowledgementQuery,
  acknowledgementShape,
  telephoneAnswer,
  type AcknowledgementQuery,
  type TelephoneAnswer,
} from '#custody/notices/schemas';

import { InContext, type ApiRequest } from '../http/request.ts';
import { Once } from '../idempotency/once.ts';
import { Describe, pageOf, TakesIdempotencyKey } from '../openapi/describe.ts';

@ApiTags('notices')
@Controller('api/v1/acknowledgements')
export class AcknowledgementsController {
  constructor(private readonly once: Once) {}

  @Get()
  @Describe({
    summary: 'Every answer (叫应) with its channel, person and time, the last recorded first',
    answer: pageOf(acknowledgementShape, 'AcknowledgementPage'),
    refuses: ['validation-failed', 'unauthenticated', 'forbidden'],
  })
  listAcknowledgements(
    @InContext() context: Context,
    @Query({ schema: acknowledgementQuery }) query: AcknowledgementQuery,
  ) {
    return listAcknowledgements(context, query);
  }

  @Post()
  @TakesIdempotencyKey()
  @Describe({
    summary: 'Write down an answer that was heard by telephone: who, at which number, when',
    answer: acknowledgementShape,
    status: 201,
    refuses: ['validation-failed', 'unauthenticated', 'forbidden', 'not-found', 'idempotency-mismatch'],
  })
  recordAnswer(@Req() request: ApiRequest, @Body({ schema: telephoneAnswer }) body: TelephoneAnswer) {
    return this.once.run(request, (context) => recordAnswer(context, body));
  }
}
