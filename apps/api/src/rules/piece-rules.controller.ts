import { Controller, Get, Param } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { z } from 'zod';

import type { Context } from '#custody/authorisation/caller';
import { listRulesOfPiece } from '#custody/rules/list-rules-of-piece';
import { ruleShape } from '#custody/rules/schemas';

import { InContext } from '../http/request.ts';
import { Describe } from '../openapi/describe.ts';
import { piecePath, type PiecePath } from '../register/piece-path.ts';

const rulesOfPiece = z.object({ items: z.array(ruleShape) }).meta({ id: 'RulesOfPiece' });

@ApiTags('rules')
@Controller('api/v1/equipment/:assetCode/rules')
export class PieceRulesController {
  @Get()
  @Describe({
    summary: 'The conditions that hold for a piece: its own, and those of its family that it does not replace',
    answer: rulesOfPiece,
    refuses: ['validation-failed', 'unauthenticated', 'forbidden', 'not-found'],
  })
  listRulesOfPiece(@InContext() context: Context, @Param({ schema: piecePath }) { assetCode }: PiecePath) {
    return listRulesOfPiece(context, assetCode);
  }
}
