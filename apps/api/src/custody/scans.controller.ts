import { Body, Controller, Get, HttpCode, Param, Post, Query, Req } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';

import type { Context } from '#custody/authorisation/caller';
import { listStocktakeScans } from '#custody/stocktakes/list-scans';
import { listStocktakePieces } from '#custody/stocktakes/list-stocktake-pieces';
import { scanStocktake } from '#custody/stocktakes/scan-stocktake';
import {
  newScans,
  scanReceipts,
  stocktakePieceQuery,
  stocktakePieceShape,
  stocktakeScanQuery,
  stocktakeScanShape,
  type NewScans,
  type StocktakePieceQuery,
  type StocktakeScanQuery,
} from '#custody/stocktakes/schemas';

import { InContext, type ApiRequest } from '../http/request.ts';
import { Once } from '../idempotency/once.ts';
import { Describe, pageOf, TakesIdempotencyKey } from '../openapi/describe.ts';
import { stocktakePath, type StocktakePath } from './custody-path.ts';

@ApiTags('custody')
@Controller('api/v1/custody/stocktakes/:stocktakeId')
export class ScansController {
  constructor(private readonly once: Once) {}

  @Get('pieces')
  @Describe({
    summary: 'What was expected and what was found, by asset code, with what each machine itself says',
    answer: pageOf(stocktakePieceShape, 'StocktakePiecePage'),
    refuses: ['validation-failed', 'unauthenticated', 'forbidden', 'not-found'],
  })
  listStocktakePieces(
    @InContext() context: Context,
    @Param({ schema: stocktakePath }) { stocktakeId }: StocktakePath,
    @Query({ schema: stocktakePieceQuery }) query: StocktakePieceQuery,
  ) {
    return listStocktakePieces(context, stocktakeId, query);
  }

  @Get('scans')
  @Describe({
    summary: 'Each label that was read: by whom, when, where; the last one first',
    answer: pageOf(stocktakeScanShape, 'StocktakeScanPage'),
    refuses: ['validation-failed', 'unauthenticated', 'forbidden', 'not-found'],
  })
  listStocktakeScans(
    @InContext() context: Context,
    @Param({ schema: stocktakePath }) { stocktakeId }: StocktakePath,
    @Query({ schema: stocktakeScanQuery }) query: StocktakeScanQuery,
  ) {
    return listStocktakeScans(context, stocktakeId, query);
  }

  @Post('scans')
  @HttpCode(200)
  @TakesIdempotencyKey()
  @Describe({
    summary:
      'Labels that a phone has read, each once however often it is sent; after the end only those that were read before it',
    answer: scanReceipts,
    refuses: [
      ...(['validation-failed', 'unauthenticated', 'forbidden', 'not-found', 'illegal-transition'] as const),
      'idempotency-mismatch',
    ],
  })
  scanStocktake(
    @Req() request: ApiRequest,
    @Param({ schema: stocktakePath }) { stocktakeId }: StocktakePath,
    @Body({ schema: newScans }) body: NewScans,
  ) {
    return this.once.run(request, (context) => scanStocktake(context, stocktakeId, body));
  }
}
