import { Body, Controller, Get, Param, Patch, Post, Query, Req, Res } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';

import type { Context } from '#custody/authorisation/caller';
import { changeEquipment } from '#custody/register/change-equipment';
import { createEquipment } from '#custody/register/create-equipment';
import { listEquipment } from '#custody/register/list-equipment';
import { readEquipment } from '#custody/register/read-equipment';
import {
  equipmentChange,
  equipmentQuery,
  equipmentShape,
  newEquipment,
  type EquipmentChange,
  type EquipmentQuery,
  type NewEquipment,
} from '#custody/register/schemas';

import { ExpectedVersion, setETag, TakesIfMatch } from '../http/etag.ts';
import { InContext, type ApiRequest } from '../http/request.ts';
import { Once } from '../idempotency/once.ts';
import { Describe, pageOf, TakesIdempotencyKey } from '../openapi/describe.ts';
import { piecePath, type PiecePath } from './piece-path.ts';

@ApiTags('equipment')
@Controller('api/v1/equipment')
export class EquipmentController {
  constructor(private readonly once: Once) {}

  @Get()
  @Describe({
    summary: 'The pieces that the caller reaches, by asset code',
    answer: pageOf(equipmentShape, 'EquipmentPage'),
    refuses: ['validation-failed', 'unauthenticated', 'forbidden'],
  })
  listEquipment(@InContext() context: Context, @Query({ schema: equipmentQuery }) query: EquipmentQuery) {
    return listEquipment(context, query);
  }

  @Post()
  @TakesIdempotencyKey()
  @Describe({
    summary: 'Enter a piece into the register',
    answer: equipmentShape,
    status: 201,
    refuses: ['validation-failed', 'unauthenticated', 'forbidden', 'already-exists', 'idempotency-mismatch'],
  })
  async createEquipment(
    @Req() request: ApiRequest,
    @Body({ schema: newEquipment }) body: NewEquipment,
    @Res({ passthrough: true }) reply: FastifyReply,
  ) {
    const { equipment, version } = await this.once.run(request, (context) => createEquipment(context, body));
    setETag(reply, version);
    return equipment;
  }

  @Get(':assetCode')
  @Describe({
    summary: 'One piece of the register',
    answer: equipmentShape,
    refuses: ['validation-failed', 'unauthenticated', 'forbidden', 'not-found'],
  })
  async readEquipment(
    @InContext() context: Context,
    @Param({ schema: piecePath }) { assetCode }: PiecePath,
    @Res({ passthrough: true }) reply: FastifyReply,
  ) {
    const { equipment, version } = await readEquipment(context, assetCode);
    setETag(reply, version);
    return equipment;
  }

  @Patch(':assetCode')
  @TakesIfMatch()
  @Describe({
    summary: 'Change what the register says of a piece',
    answer: equipmentShape,
    refuses: ['validation-failed', 'unauthenticated', 'forbidden', 'not-found', 'version-mismatch'],
  })
  async changeEquipment(
    @InContext() context: Context,
    @Param({ schema: piecePath }) { assetCode }: PiecePath,
    @Body({ schema: equipmentChange }) body: EquipmentChange,
    @ExpectedVersion() expected: number | undefined,
    @Res({ passthrough: true }) reply: FastifyReply,
  ) {
    const { equipment, version } = await changeEquipment(context, assetCode, body, expected);
    setETag(reply, version);
    return equipment;
  }
}
