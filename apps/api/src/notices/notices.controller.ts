import { Body, Controller, Get, HttpCode, Param, Post, Query, Req } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { z } from 'zod';

import type { Context } from '#custody/authorisation/caller';
import { acknowledgeNotice } from '#custody/notices/acknowledge-notice';
import { listCalls } from '#custody/notices/list-calls';
import { listNotices } from '#custody/notices/list-notices';
import { readNotice } from '#custody/notices/read-notice';
import {
  callShape,
  noticeAcknowledgement,
  noticeQuery,
  noticeShape,
  type NoticeAcknowledgement,
  type NoticeQuery,
} from '#custody/notices/schemas';

import { addressOf } from '../http/address-of.ts';
import { InContext, type ApiRequest } from '../http/request.ts';
import { Once } from '../idempotency/once.ts';
import { Describe, pageOf, TakesIdempotencyKey } from '../openapi/describe.ts';
import { ApiParts } from '../parts.ts';

const path = z.object({ noticeId: z.uuid() });
type Path = z.infer<typeof path>;

@ApiTags('notices')
@Controller('api/v1/notices')
export class NoticesController {
  constructor(
    private readonly once: Once,
    private readonly parts: ApiParts,
  ) {}

  @Get()
  @Describe({
    summary: 'What the caller’s organisation and those below it were told, newest first',
    answer: pageOf(noticeShape, 'NoticePage'),
    refuses: ['validation-failed', 'unauthenticated', 'forbidden'],
  })
  listNotices(
    @InContext() context: Context,
    @Query({ schema: noticeQuery }) query: NoticeQuery,
    @Req() request: ApiRequest,
  ) {
    return listNotices(context, query, addressOf(this.parts, request));
  }

  @Get(':noticeId')
  @Describe({
    summary: 'One notice',
    answer: noticeShape,
    refuses: ['validation-failed', 'unauthenticated', 'forbidden', 'not-found'],
  })
  readNotice(@InContext() context: Context, @Param({ schema: path }) { noticeId }: Path, @Req() request: ApiRequest) {
    return readNotice(context, noticeId, addressOf(this.parts, request));
  }

  @Get(':noticeId/calls')
  @Describe({
    summary: 'Who on duty was called for it, how, and whether the port took the call',
    answer: z.object({ items: z.array(callShape) }).meta({ id: 'NoticeCalls' }),
    refuses: ['validation-failed', 'unauthenticated', 'forbidden', 'not-found'],
  })
  listCalls(@InContext() context: Context, @Param({ schema: path }) { noticeId }: Path) {
    return listCalls(context, noticeId);
  }

  @Post(':noticeId/acknowledge')
  @HttpCode(200)
  @TakesIdempotencyKey()
  @Describe({
    summary: 'Say for your organisation that it knows; the first who says so has said so',
    answer: noticeShape,
    refuses: ['validation-failed', 'unauthenticated', 'forbidden', 'not-found', 'idempotency-mismatch'],
  })
  acknowledgeNotice(
    @Req() request: ApiRequest,
    @Param({ schema: path }) { noticeId }: Path,
    @Body({ schema: noticeAcknowledgement.optional() }) body: NoticeAcknowledgement | undefined,
  ) {
    const base = addressOf(this.parts, request);
    return this.once.run(request, (context) => acknowledgeNotice(context, noticeId, body ?? {}, base));
  }
}
