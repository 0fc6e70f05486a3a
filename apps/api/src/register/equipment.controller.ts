import { Body, Controller, Get, HttpCode, Param, Patch, Post, Query, Req, Res } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';

import type { Context } from '#custody/authorisation/caller';
import { listCapabilities } from '#custody/register/capabilities/list-capabilities';
import { capabilityQuery, knownCapabilityShape, type CapabilityQuery } from '#custody/register/capabilities/schemas';
import { changeEquipment } from '#custody/register/change-equipment';
import { changeOwner } from '#custody/register/change-owner';
import { createEquipment } from '#custody/register/create-equipment';
import { listEquipment } from '#custody/register/list-equipment';
import { readEquipment } from '#custody/register/read-equipment';
import { reinstateEquipment } from '#custody/register/reinstate-equipment';
import { retireEquipment } from '#custody/register/retire-equipment';
import {
  equipmentChange,
  equipmentQuery,
  equipmentShape,
  newEquipment,
  ownerChange,
  reinstate,
  retire,
  type EquipmentChange,
  type EquipmentQuery,
  type NewEquipment,
  type OwnerChange,
  type Reinstate,
  type Retire,
} from '#custody/register/schemas';

import { ExpectedVersion, setETag, TakesIfMatch } from '../http/etag.ts';
import { InContext, type ApiRequest } from '../http/request.ts';
import { Once } from '../idempotency/once.ts';
import { Describe, pageOf, TakesIdempotencyKey } from '../openapi/describe.ts';
import { piecePath, type PiecePath } from './piece-path.ts';

const ACT_REFUSES = [
  'validation-failed',
  'unauthenticated',
  'forbidden',
  'not-found',
  'version-mismatch',
  'idempotency-mismatch',
] as const;

@ApiTags('equipment')
@Controller('api/v1/capabilities')
export class CapabilitiesController {
  @Get()
  @Describe({
    summary: 'What is asked of equipment, with units: of one family, or of all',
    answer: pageOf(knownCapabilityShape, 'KnownCapabilityPage'),
    refuses: ['validation-failed', 'unauthenticated', 'forbidden'],
  })
  listCapabilities(@InContext() context: Context, @Query({ schema: capabilityQuery }) query: CapabilityQuery) {
    return listCapabilities(context, query);
  }
}

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
    refuses: ['validation-failed', 'unauthenticated', 'forbidden', 'not-found', 'retired', 'version-mismatch'],
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

  @Post(':assetCode/owner')
  @HttpCode(200)
  @TakesIdempotencyKey()
  @TakesIfMatch()
  @Describe({
    summary: 'Give a piece to another owner',
    answer: equipmentShape,
    refuses: [...ACT_REFUSES, 'retired'],
  })
  async changeOwner(
    @Req() request: ApiRequest,
    @Param({ schema: piecePath }) { assetCode }: PiecePath,
    @Body({ schema: ownerChange }) body: OwnerChange,
    @ExpectedVersion() expected: number | undefined,
    @Res({ passthrough: true }) reply: FastifyReply,
  ) {
    const act = (context: Context) => changeOwner(context, assetCode, body, expected);
    const { equipment, version } = await this.once.run(request, act);
    setETag(reply, version);
    return equipment;
  }

  @Post(':assetCode/retire')
  @HttpCode(200)
  @TakesIdempotencyKey()
  @TakesIfMatch()
  @Describe({
    summary: 'Take a piece out of service; its credentials are revoked',
    answer: equipmentShape,
    refuses: [...ACT_REFUSES, 'in-use', 'retired'],
  })
  async retireEquipment(
    @Req() request: ApiRequest,
    @Param({ schema: piecePath }) { assetCode }: PiecePath,
    @Body({ schema: retire }) body: Retire,
    @ExpectedVersion() expected: number | undefined,
    @Res({ passthrough: true }) reply: FastifyReply,
  ) {
    const act = (context: Context) => retireEquipment(context, assetCode, body, expected);
    const { equipment, version } = await this.once.run(request, act);
    setETag(reply, version);
    return equipment;
  }

  @Post(':assetCode/reinstate')
  @HttpCode(200)
  @TakesIdempotencyKey()
  @TakesIfMatch()
  @Describe({
    summary: 'Take a retired piece into service again',
    answer: equipmentShape,
    refuses: [...ACT_REFUSES, 'in-use'],
  })
  async reinstateEquipment(
    @Req() request: ApiRequest,
    @Param({ schema: piecePath }) { assetCode }: PiecePath,
    @Body({ schema: reinstate }) body: Reinstate,
    @ExpectedVersion() expected: number | undefined,
    @Res({ passthrough: true }) reply: FastifyReply,
  ) {
    const act = (context: Context) => reinstateEquipment(context, assetCode, body, expected);
    const { equipment, version } = await this.once.run(request, act);
    setETag(reply, version);
    return equipment;
  }
}
