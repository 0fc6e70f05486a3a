import { Body, Controller, Get, HttpCode, Param, Post, Query, Req, Res } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';

import type { Context } from '#custody/authorisation/caller';
import type { ProblemCode } from '#custody/problem';
import { cancelStocktake } from '#custody/stocktakes/cancel-stocktake';
import { closeStocktake } from '#custody/stocktakes/close-stocktake';
import { listStocktakes } from '#custody/stocktakes/list-stocktakes';
import { openStocktake } from '#custody/stocktakes/open-stocktake';
import { readStocktake } from '#custody/stocktakes/read-stocktake';
import {
  newStocktake,
  stocktakeCancellation,
  stocktakeClosing,
  stocktakeQuery,
  stocktakeShape,
  type NewStocktake,
  type StocktakeCancellation,
  type StocktakeClosing,
  type StocktakeQuery,
} from '#custody/stocktakes/schemas';

import { ExpectedVersion, setETag, TakesIfMatch } from '../http/etag.ts';
import { InContext, type ApiRequest } from '../http/request.ts';
import { Once } from '../idempotency/once.ts';
import { Describe, pageOf, TakesIdempotencyKey } from '../openapi/describe.ts';
import { stocktakePath, type StocktakePath } from './custody-path.ts';

const ENDING: readonly ProblemCode[] = [
  'validation-failed',
  'unauthenticated',
  'forbidden',
  'not-found',
  'illegal-transition',
  'version-mismatch',
  'idempotency-mismatch',
];

@ApiTags('custody')
@Controller('api/v1/custody/stocktakes')
export class StocktakesController {
  constructor(private readonly once: Once) {}

  @Get()
  @Describe({
    summary: 'Stocktakes, newest first, with how many pieces stand how',
    answer: pageOf(stocktakeShape, 'StocktakePage'),
    refuses: ['validation-failed', 'unauthenticated', 'forbidden'],
  })
  listStocktakes(@InContext() context: Context, @Query({ schema: stocktakeQuery }) query: StocktakeQuery) {
    return listStocktakes(context, query);
  }

  @Post()
  @TakesIdempotencyKey()
  @Describe({
    summary: 'Begin to count what an organisation keeps, or what is at home at a base; the list is frozen',
    answer: stocktakeShape,
    status: 201,
    refuses: ['validation-failed', 'unauthenticated', 'forbidden', 'already-exists', 'idempotency-mismatch'],
  })
  async openStocktake(
    @Req() request: ApiRequest,
    @Body({ schema: newStocktake }) body: NewStocktake,
    @Res({ passthrough: true }) reply: FastifyReply,
  ) {
    const { stocktake, version } = await this.once.run(request, (context) => openStocktake(context, body));
    setETag(reply, version);
    return stocktake;
  }

  @Get(':stocktakeId')
  @Describe({
    summary: 'One stocktake with how many pieces stand how',
    answer: stocktakeShape,
    refuses: ['validation-failed', 'unauthenticated', 'forbidden', 'not-found'],
  })
  async readStocktake(
    @InContext() context: Context,
    @Param({ schema: stocktakePath }) { stocktakeId }: StocktakePath,
    @Res({ passthrough: true }) reply: FastifyReply,
  ) {
    const { stocktake, version } = await readStocktake(context, stocktakeId);
    setETag(reply, version);
    return stocktake;
  }

  @Post(':stocktakeId/close')
  @HttpCode(200)
  @TakesIdempotencyKey()
  @TakesIfMatch()
  @Describe({
    summary: 'Write the findings: what was not seen is missing, in the ledger of the piece too',
    answer: stocktakeShape,
    refuses: ENDING,
  })
  async closeStocktake(
    @Req() request: ApiRequest,
    @Param({ schema: stocktakePath }) { stocktakeId }: StocktakePath,
    @Body({ schema: stocktakeClosing }) body: StocktakeClosing,
    @ExpectedVersion() expected: number | undefined,
    @Res({ passthrough: true }) reply: FastifyReply,
  ) {
    const close = (context: Context) => closeStocktake(context, stocktakeId, body, expected);
    const { stocktake, version } = await this.once.run(request, close);
    setETag(reply, version);
    return stocktake;
  }

  @Post(':stocktakeId/cancel')
  @HttpCode(200)
  @TakesIdempotencyKey()
  @TakesIfMatch()
  @Describe({ summary: 'Break a stocktake off, and say why', answer: stocktakeShape, refuses: ENDING })
  async cancelStocktake(
    @Req() request: ApiRequest,
    @Param({ schema: stocktakePath }) { stocktakeId }: StocktakePath,
    @Body({ schema: stocktakeCancellation }) body: StocktakeCancellation,
    @ExpectedVersion() expected: number | undefined,
    @Res({ passthrough: true }) reply: FastifyReply,
  ) {
    const cancel = (context: Context) => cancelStocktake(context, stocktakeId, body, expected);
    const { stocktake, version } = await this.once.run(request, cancel);
    setETag(reply, version);
    return stocktake;
  }
}
