import { Body, Controller, Get, HttpCode, Param, Post, Query, Req } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { z } from 'zod';

import { acknowledgeAlarm } from '#custody/alarms/acknowledge-alarm';
import { countAlarms } from '#custody/alarms/count-alarms';
import { listAlarms } from '#custody/alarms/list-alarms';
import { listOpenAlarms } from '#custody/alarms/list-open-alarms';
import {
  acknowledgement,
  alarmCount,
  alarmFilter,
  alarmQuery,
  alarmShape,
  openAlarmsList,
  TAKEN_BACK_WITHIN_SECONDS,
  type Acknowledgement,
  type AlarmFilter,
  type AlarmQuery,
} from '#custody/alarms/schemas';
import { takeBackAcknowledgement } from '#custody/alarms/take-back-acknowledgement';
import type { Context } from '#custody/authorisation/caller';

import { InContext, type ApiRequest } from '../http/request.ts';
import { Once } from '../idempotency/once.ts';
import { Describe, pageOf, TakesIdempotencyKey } from '../openapi/describe.ts';

const path = z.object({ alarmId: z.uuid() });
type Path = z.infer<typeof path>;

@ApiTags('alarms')
@Controller('api/v1/alarms')
export class AlarmsController {
  constructor(private readonly once: Once) {}

  @Get()
  @Describe({
    summary: 'Alarms of the pieces that the caller reaches, newest first or worst first',
    answer: pageOf(alarmShape, 'AlarmPage'),
    refuses: ['validation-failed', 'unauthenticated', 'forbidden', 'not-found'],
  })
  listAlarms(@InContext() context: Context, @Query({ schema: alarmQuery }) query: AlarmQuery) {
    return listAlarms(context, query);
  }

  @Get('count')
  @Describe({
    summary: 'How many alarms the list holds under these filters',
    answer: alarmCount,
    refuses: ['validation-failed', 'unauthenticated', 'forbidden', 'not-found'],
  })
  countAlarms(@InContext() context: Context, @Query({ schema: alarmFilter }) filter: AlarmFilter) {
    return countAlarms(context, filter);
  }

  @Get('open')
  @Describe({
    summary: 'How many alarms stand on each piece that the caller reaches, and the highest severity',
    answer: openAlarmsList,
    refuses: ['unauthenticated', 'forbidden'],
  })
  listOpenAlarms(@InContext() context: Context) {
    return listOpenAlarms(context);
  }

  @Post(':alarmId/acknowledge')
  @HttpCode(200)
  @TakesIdempotencyKey()
  @Describe({
    summary: 'Say that somebody has seen it, active or cleared; the first who says so has said so',
    answer: alarmShape,
    refuses: ['validation-failed', 'unauthenticated', 'forbidden', 'not-found', 'idempotency-mismatch'],
  })
  acknowledgeAlarm(
    @Req() request: ApiRequest,
    @Param({ schema: path }) { alarmId }: Path,
    @Body({ schema: acknowledgement.optional() }) body: Acknowledgement | undefined,
  ) {
    return this.once.run(request, (context) => acknowledgeAlarm(context, alarmId, body ?? {}));
  }

  @Post(':alarmId/take-back-acknowledgement')
  @HttpCode(200)
  @TakesIdempotencyKey()
  @Describe({
    summary: `Take back one’s own acknowledgement, within ${TAKEN_BACK_WITHIN_SECONDS} seconds; nothing changes where none stands`,
    answer: alarmShape,
    refuses: [
      ...(['validation-failed', 'unauthenticated', 'forbidden', 'not-found'] as const),
      ...(['illegal-transition', 'idempotency-mismatch'] as const),
    ],
  })
  takeBackAcknowledgement(@Req() request: ApiRequest, @Param({ schema: path }) { alarmId }: Path) {
    return this.once.run(request, (context) => takeBackAcknowledgement(context, alarmId));
  }
}
