import { Controller, Get, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';

import type { Context } from '#custody/authorisation/caller';
import { findFree } from '#custody/needs/find-free';
import { listAllocations } from '#custody/calendar/list-allocations';
import { readCalendar } from '#custody/calendar/read-calendar';
import {
  allocationQuery,
  allocationShape,
  calendarQuery,
  calendarRow,
  freePieces,
  freeQuery,
  type AllocationQuery,
  type CalendarQuery,
  type FreeQuery,
} from '#custody/calendar/schemas';

import { InContext } from '../http/request.ts';
import { Describe, pageOf } from '../openapi/describe.ts';

@ApiTags('calendar')
@Controller('api/v1/allocations')
export class AllocationsController {
  @Get()
  @Describe({
    summary: 'Claims on the time of the pieces that the caller reaches, by when they begin',
    answer: pageOf(allocationShape, 'AllocationPage'),
    refuses: ['validation-failed', 'unauthenticated', 'forbidden'],
  })
  listAllocations(@InContext() context: Context, @Query({ schema: allocationQuery }) query: AllocationQuery) {
    return listAllocations(context, query);
  }

  @Get('calendar')
  @Describe({
    summary: 'Pieces × time: each piece with what holds it in the period, by asset code',
    answer: pageOf(calendarRow, 'Calendar'),
    refuses: ['validation-failed', 'unauthenticated', 'forbidden'],
  })
  readCalendar(@InContext() context: Context, @Query({ schema: calendarQuery }) query: CalendarQuery) {
    return readCalendar(context, query);
  }

  @Get('free')
  @Describe({
    summary: 'Pieces that nothing holds in the period; where there is none, the next time at which one is free',
    answer: freePieces,
    refuses: ['validation-failed', 'unauthenticated', 'forbidden'],
  })
  findFree(@InContext() context: Context, @Query({ schema: freeQuery }) query: FreeQuery) {
    return findFree(context, query);
  }
}
