import { Body, Controller, Delete, Get, HttpCode, Param, Patch, Post, Put, Query, Req, Res } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import { z } from 'zod';

import type { Context } from '#custody/authorisation/caller';
import { addCarriage } from '#custody/carriers/add-carriage';
import { changeCarriage } from '#custody/carriers/change-carriage';
import { deleteCarriage } from '#custody/carriers/delete-carriage';
import { listCarriages } from '#custody/carriers/list-carriages';
import {
  carriageChange,
  carriageQuery,
  carriageShape,
  listedCarriageShape,
  newCarriage,
  type CarriageChange,
  type CarriageQuery,
  type NewCarriage,
} from '#custody/carriers/schemas';
import { assetCode } from '#custody/fields';
import { changeSet } from '#custody/sets/change-set';
import { listSets } from '#custody/sets/list-sets';
import { readSet } from '#custody/sets/read-set';
import { listedSetShape, setChange, setQuery, setShape, type SetChange, type SetQuery } from '#custody/sets/schemas';

import { ExpectedVersion, setETag, TakesIfMatch } from '../http/etag.ts';
import { InContext, type ApiRequest } from '../http/request.ts';
import { Once } from '../idempotency/once.ts';
import { Describe, pageOf, TakesIdempotencyKey } from '../openapi/describe.ts';
import { piecePath, type PiecePath } from './piece-path.ts';

const path = z.object({ assetCode, carriageId: z.uuid() });
type CarriagePath = z.infer<typeof path>;

@ApiTags('sets and carriers')
@Controller('api/v1/sets')
export class SetsController {
  @Get()
  @Describe({
    summary: 'The sets of the pieces that the caller reaches, each with what it lacks',
    answer: pageOf(listedSetShape, 'SetPage'),
    refuses: ['validation-failed', 'unauthenticated', 'forbidden'],
  })
  listSets(@InContext() context: Context, @Query({ schema: setQuery }) query: SetQuery) {
    return listSets(context, query);
  }
}

/** What belongs together: the set that a piece heads, and what carries it. */
@ApiTags('sets and carriers')
@Controller('api/v1/equipment/:assetCode')
export class PartsController {
  constructor(private readonly once: Once) {}

  @Get('set')
  @Describe({
    summary: 'The set that a piece heads, and whether it is complete',
    answer: setShape,
    refuses: ['validation-failed', 'unauthenticated', 'forbidden', 'not-found'],
  })
  async readSet(
    @InContext() context: Context,
    @Param({ schema: piecePath }) { assetCode }: PiecePath,
    @Res({ passthrough: true }) reply: FastifyReply,
  ) {
    const { set, version } = await readSet(context, assetCode);
    setETag(reply, version);
    return set;
  }

  @Put('set')
  @TakesIfMatch()
  @Describe({
    summary: 'Say what a set is made of',
    answer: setShape,
    refuses: [
      'validation-failed',
      'unauthenticated',
      'forbidden',
      'not-found',
      'in-use',
      'retired',
      'version-mismatch',
    ],
  })
  async changeSet(
    @InContext() context: Context,
    @Param({ schema: piecePath }) { assetCode }: PiecePath,
    @Body({ schema: setChange }) body: SetChange,
    @ExpectedVersion() expected: number | undefined,
    @Res({ passthrough: true }) reply: FastifyReply,
  ) {
    const { set, version } = await changeSet(context, assetCode, body, expected);
    setETag(reply, version);
    return set;
  }

  @Get('carrier')
  @Describe({
    summary: 'What the piece travelled on, travels on and is to travel on',
    answer: pageOf(listedCarriageShape, 'CarriagePage'),
    refuses: ['validation-failed', 'unauthenticated', 'forbidden', 'not-found'],
  })
  listCarriages(
    @InContext() context: Context,
    @Param({ schema: piecePath }) { assetCode }: PiecePath,
    @Query({ schema: carriageQuery }) query: CarriageQuery,
  ) {
    return listCarriages(context, assetCode, query);
  }

  @Post('carrier')
  @TakesIdempotencyKey()
  @Describe({
    summary: 'Put a piece on a carrier for a period',
    answer: carriageShape,
    status: 201,
    refuses: [
      'validation-failed',
      'unauthenticated',
      'forbidden',
      'not-found',
      'in-use',
      'retired',
      'idempotency-mismatch',
    ],
  })
  async addCarriage(
    @Req() request: ApiRequest,
    @Param({ schema: piecePath }) { assetCode }: PiecePath,
    @Body({ schema: newCarriage }) body: NewCarriage,
    @Res({ passthrough: true }) reply: FastifyReply,
  ) {
    const { carriage, version } = await this.once.run(request, (context) => addCarriage(context, assetCode, body));
    setETag(reply, version);
    return carriage;
  }

  @Patch('carrier/:carriageId')
  @TakesIfMatch()
  @Describe({
    summary: 'Say anew from when to when: it was loaded later, or is unloaded now',
    answer: carriageShape,
    refuses: [
      'validation-failed',
      'unauthenticated',
      'forbidden',
      'not-found',
      'in-use',
      'retired',
      'version-mismatch',
    ],
  })
  async changeCarriage(
    @InContext() context: Context,
    @Param({ schema: path }) { assetCode, carriageId }: CarriagePath,
    @Body({ schema: carriageChange }) body: CarriageChange,
    @ExpectedVersion() expected: number | undefined,
    @Res({ passthrough: true }) reply: FastifyReply,
  ) {
    const { carriage, version } = await changeCarriage(context, assetCode, carriageId, body, expected);
    setETag(reply, version);
    return carriage;
  }

  @Delete('carrier/:carriageId')
  @HttpCode(204)
  @TakesIfMatch()
  @Describe({
    summary: 'Take away what was entered by mistake',
    status: 204,
    refuses: ['validation-failed', 'unauthenticated', 'forbidden', 'not-found', 'retired', 'version-mismatch'],
  })
  async deleteCarriage(
    @InContext() context: Context,
    @Param({ schema: path }) { assetCode, carriageId }: CarriagePath,
    @ExpectedVersion() expected: number | undefined,
  ): Promise<void> {
    await deleteCarriage(context, assetCode, carriageId, expected);
  }
}
