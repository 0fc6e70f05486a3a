import { Body, Controller, Get, HttpCode, Param, Post, Query, Req } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { z } from 'zod';

import { acknowledgeAlarm } from '#custody/alarms/acknowledge-alarm';
import { listAlarms } from '#custody/alarms/list-alarms';
import {
  acknowledgement,
  alarmQuery,
  alarmShape,
  type Acknowledgement,
  type AlarmQuery,
} from '#custody/alarms/schemas';
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
    summary: 'Alarms of the pieces that the caller reaches, newest first',
    answer: pageOf(alarmShape, 'AlarmPage'),
    refuses: ['validation-failed', 'unauthenticated', 'forbidden', 'not-found'],
  })
  listAlarms(@InContext() context: Context, @Query({ schema: alarmQuery }) query: AlarmQuery) {
    return listAlarms(context, query);
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
}
