import { Controller, Get, Param, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';

import type { Context } from '#custody/authorisation/caller';
import { listAllocationsOfPiece } from '#custody/calendar/list-allocations';
import { allocationShape, pieceAllocationQuery, type PieceAllocationQuery } from '#custody/calendar/schemas';

import { InContext } from '../http/request.ts';
import { Describe, pageOf } from '../openapi/describe.ts';
import { piecePath, type PiecePath } from '../register/piece-path.ts';

@ApiTags('calendar')
@Controller('api/v1/equipment/:assetCode/allocations')
export class PieceAllocationsController {
  @Get()
  @Describe({
    summary: 'The calendar of one piece, by when its claims begin',
    answer: pageOf(allocationShape, 'AllocationPage'),
    refuses: ['validation-failed', 'unauthenticated', 'forbidden', 'not-found'],
  })
  listAllocationsOfPiece(
    @InContext() context: Context,
    @Param({ schema: piecePath }) { assetCode }: PiecePath,
    @Query({ schema: pieceAllocationQuery }) query: PieceAllocationQuery,
  ) {
    return listAllocationsOfPiece(context, assetCode, query);
  }
}
