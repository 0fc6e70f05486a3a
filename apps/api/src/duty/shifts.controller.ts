import { Body, Controller, Delete, Get, HttpCode, Param, Patch, Post, Query, Req, Res } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import { z } from 'zod';

import type { Context } from '#custody/authorisation/caller';
import { changeShift } from '#custody/duty/change-shift';
import { createShift } from '#custody/duty/create-shift';
import { deleteShift } from '#custody/duty/delete-shift';
import { readShift } from '#custody/duty/find-shift';
import { listShifts } from '#custody/duty/list-shifts';
import {
  newShift,
  shiftChange,
  shiftQuery,
  shiftShape,
  type NewShift,
  type ShiftChange,
  type ShiftQuery,
} from '#custody/duty/schemas';

import { ExpectedVersion, setETag, TakesIfMatch } from '../http/etag.ts';
import { InContext, type ApiRequest } from '../http/request.ts';
import { Once } from '../idempotency/once.ts';
import { Describe, TakesIdempotencyKey } from '../openapi/describe.ts';
import { shiftPath, type ShiftPath } from './shift-path.ts';

@ApiTags('duty')
@Controller('api/v1/duty-shifts')
export class ShiftsController {
  constructor(private readonly once: Once) {}

  @Get()
  @Describe({
    summary: 'The shifts of one duty room in a period',
    answer: z.object({ items: z.array(shiftShape) }).meta({ id: 'DutyShifts' }),
    refuses: ['validation-failed', 'unauthenticated', 'forbidden'],
  })
  listShifts(@InContext() context: Context, @Query({ schema: shiftQuery }) query: ShiftQuery) {
    return listShifts(context, query);
  }

  @Post()
  @TakesIdempotencyKey()
  @Describe({
    summary: 'Put a shift into the roster: from when to when, who is on duty, who leads, who stands by',
    answer: shiftShape,
    status: 201,
    refuses: [
      ...(['validation-failed', 'unauthenticated', 'forbidden', 'not-found', 'already-exists'] as const),
      'idempotency-mismatch',
    ],
  })
  async createShift(
    @Req() request: ApiRequest,
    @Body({ schema: newShift }) body: NewShift,
    @Res({ passthrough: true }) reply: FastifyReply,
  ) {
    const { shift, version } = await this.once.run(request, (context) => createShift(context, body));
    setETag(reply, version);
    return shift;
  }

  @Get(':shiftId')
  @Describe({
    summary: 'One shift',
    answer: shiftShape,
    refuses: ['validation-failed', 'unauthenticated', 'forbidden', 'not-found'],
  })
  async readShift(
    @InContext() context: Context,
    @Param({ schema: shiftPath }) { shiftId }: ShiftPath,
    @Res({ passthrough: true }) reply: FastifyReply,
  ) {
    const { shift, version } = await readShift(context, shiftId);
    setETag(reply, version);
    return shift;
  }

  @Patch(':shiftId')
  @TakesIfMatch()
  @Describe({
    summary: 'Move a shift that is not over, or say anew who is in it',
    answer: shiftShape,
    refuses: [
      ...(['validation-failed', 'unauthenticated', 'forbidden', 'not-found', 'already-exists', 'in-use'] as const),
      'version-mismatch',
    ],
  })
  async changeShift(
    @InContext() context: Context,
    @Param({ schema: shiftPath }) { shiftId }: ShiftPath,
    @Body({ schema: shiftChange }) body: ShiftChange,
    @ExpectedVersion() expected: number | undefined,
    @Res({ passthrough: true }) reply: FastifyReply,
  ) {
    const { shift, version } = await changeShift(context, shiftId, body, expected);
    setETag(reply, version);
    return shift;
  }

  @Delete(':shiftId')
  @HttpCode(204)
  @TakesIfMatch()
  @Describe({
    summary: 'Take a shift out of the roster that has not begun',
    status: 204,
    refuses: ['validation-failed', 'unauthenticated', 'forbidden', 'not-found', 'in-use', 'version-mismatch'],
  })
  async deleteShift(
    @InContext() context: Context,
    @Param({ schema: shiftPath }) { shiftId }: ShiftPath,
    @ExpectedVersion() expected: number | undefined,
  ): Promise<void> {
    await deleteShift(context, shiftId, expected);
  }
}
