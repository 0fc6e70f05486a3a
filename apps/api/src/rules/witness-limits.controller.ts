import { Body, Controller, Get, Param, Put, Res } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import { z } from 'zod';

import type { Context } from '#custody/authorisation/caller';
import { familyCode } from '#custody/catalogue/schemas';
import { changeFamilyLimits, changePieceLimits } from '#custody/witness/limits/change-limits';
import { readFamilyLimits, readPieceLimits, type ToldLimits } from '#custody/witness/limits/read-limits';
import { ownLimits, witnessLimitsShape, type OwnLimits } from '#custody/witness/limits/schemas';

import { ExpectedVersion, setETag, TakesIfMatch } from '../http/etag.ts';
import { InContext } from '../http/request.ts';
import { Describe } from '../openapi/describe.ts';
import { piecePath, type PiecePath } from '../register/piece-path.ts';

const familyPath = z.object({ code: familyCode });
type FamilyPath = z.infer<typeof familyPath>;

@ApiTags('rules')
@Controller('api/v1/equipment/:assetCode/witness-limits')
export class PieceWitnessLimitsController {
  @Get()
  @Describe({
    summary: 'From where on a piece that moves, leaves its base, runs or is silent raises an alarm, and who says so',
    answer: witnessLimitsShape,
    refuses: ['validation-failed', 'unauthenticated', 'forbidden', 'not-found'],
  })
  async readPieceLimits(
    @InContext() context: Context,
    @Param({ schema: piecePath }) { assetCode }: PiecePath,
    @Res({ passthrough: true }) reply: FastifyReply,
  ) {
    return tagged(reply, await readPieceLimits(context, assetCode));
  }

  @Put()
  @TakesIfMatch()
  @Describe({
    summary: 'Give a piece thresholds of its own; for administrators of its owner and above',
    answer: witnessLimitsShape,
    refuses: ['validation-failed', 'unauthenticated', 'forbidden', 'not-found', 'retired', 'version-mismatch'],
  })
  async changePieceLimits(
    @InContext() context: Context,
    @Param({ schema: piecePath }) { assetCode }: PiecePath,
    @Body({ schema: ownLimits }) body: OwnLimits,
    @ExpectedVersion() expected: number | undefined,
    @Res({ passthrough: true }) reply: FastifyReply,
  ) {
    return tagged(reply, await changePieceLimits(context, assetCode, body, expected));
  }
}

@ApiTags('rules')
@Controller('api/v1/families/:code/witness-limits')
export class FamilyWitnessLimitsController {
  @Get()
  @Describe({
    summary: 'From where on pieces of a family raise an alarm of the witness, and who says so',
    answer: witnessLimitsShape,
    refuses: ['validation-failed', 'unauthenticated', 'forbidden', 'not-found'],
  })
  async readFamilyLimits(
    @InContext() context: Context,
    @Param({ schema: familyPath }) { code }: FamilyPath,
    @Res({ passthrough: true }) reply: FastifyReply,
  ) {
    return tagged(reply, await readFamilyLimits(context, code));
  }

  @Put()
  @TakesIfMatch()
  @Describe({
    summary: 'Give a family thresholds of its own; a standard one is given them by the national center',
    answer: witnessLimitsShape,
    refuses: ['validation-failed', 'unauthenticated', 'forbidden', 'not-found', 'version-mismatch'],
  })
  async changeFamilyLimits(
    @InContext() context: Context,
    @Param({ schema: familyPath }) { code }: FamilyPath,
    @Body({ schema: ownLimits }) body: OwnLimits,
    @ExpectedVersion() expected: number | undefined,
    @Res({ passthrough: true }) reply: FastifyReply,
  ) {
    return tagged(reply, await changeFamilyLimits(context, code, body, expected));
  }
}

function tagged(reply: FastifyReply, { limits, version }: ToldLimits) {
  setETag(reply, version);
  return limits;
}
