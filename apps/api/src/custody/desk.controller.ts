import { Controller, Get, Param, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';

import type { Context } from '#custody/authorisation/caller';
import { deskShape } from '#custody/custody/desk-schemas';
import { listReceivers } from '#custody/custody/list-receivers';
import { readDesk } from '#custody/custody/read-desk';
import { readForm } from '#custody/custody/read-form';
import { readTimeline } from '#custody/custody/read-timeline';
import {
  handoverForm,
  receiverList,
  receiverQuery,
  timelineQuery,
  timelineShape,
  type ReceiverQuery,
  type TimelineQuery,
} from '#custody/custody/schemas';

import { InContext } from '../http/request.ts';
import { Describe } from '../openapi/describe.ts';
import { piecePath, type PiecePath } from '../register/piece-path.ts';

@ApiTags('custody')
@Controller('api/v1')
export class DeskController {
  @Get('custody/desk')
  @Describe({
    summary: 'What a custodian has to know and do: kept, offered, due back, expiring, without acknowledgement',
    answer: deskShape,
    refuses: ['unauthenticated', 'forbidden'],
  })
  readDesk(@InContext() context: Context) {
    return readDesk(context);
  }

  @Get('custody/receivers')
  @Describe({
    summary: 'Whom a piece may be offered to: organisations with a custodian, and who they are',
    answer: receiverList,
    refuses: ['validation-failed', 'unauthenticated', 'forbidden'],
  })
  listReceivers(@InContext() context: Context, @Query({ schema: receiverQuery }) query: ReceiverQuery) {
    return listReceivers(context, query);
  }

  @Get('equipment/:assetCode/handover-form')
  @Describe({
    summary: 'What a handover of this piece asks for: checklist, terms, what the machine says now',
    answer: handoverForm,
    refuses: ['validation-failed', 'unauthenticated', 'forbidden', 'not-found'],
  })
  readForm(@InContext() context: Context, @Param({ schema: piecePath }) { assetCode }: PiecePath) {
    return readForm(context, assetCode);
  }

  @Get('equipment/:assetCode/timeline')
  @Describe({
    summary: 'Who answered for a piece from when to when, and what led to it, newest first',
    answer: timelineShape,
    refuses: ['validation-failed', 'unauthenticated', 'forbidden', 'not-found'],
  })
  readTimeline(
    @InContext() context: Context,
    @Param({ schema: piecePath }) { assetCode }: PiecePath,
    @Query({ schema: timelineQuery }) query: TimelineQuery,
  ) {
    return readTimeline(context, assetCode, query);
  }
}
