import { Body, Controller, Delete, Get, HttpCode, Param, Patch, Post, Query, Req, Res } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import { z } from 'zod';

import type { Context } from '#custody/authorisation/caller';
import { changeSupplyAgreement } from '#custody/supply/change-supply-agreement';
import { createSupplyAgreement } from '#custody/supply/create-supply-agreement';
import { deleteSupplyAgreement } from '#custody/supply/delete-supply-agreement';
import { endSupplyAgreement } from '#custody/supply/end-supply-agreement';
import { listSupplyAgreements, readSupplyAgreement } from '#custody/supply/read-supply-agreement';
import {
  newSupplyAgreement,
  supplyAgreementChange,
  supplyAgreementEnd,
  supplyAgreementQuery,
  supplyAgreementShape,
  type NewSupplyAgreement,
  type SupplyAgreementChange,
  type SupplyAgreementEnd,
  type SupplyAgreementQuery,
} from '#custody/supply/schemas';

import { ExpectedVersion, setETag, TakesIfMatch } from '../http/etag.ts';
import { InContext, type ApiRequest } from '../http/request.ts';
import { Once } from '../idempotency/once.ts';
import { Describe, pageOf, TakesIdempotencyKey } from '../openapi/describe.ts';

const path = z.object({ agreementId: z.uuid() });
type AgreementPath = z.infer<typeof path>;
const CHANGE_REFUSES = [
  'validation-failed',
  'unauthenticated',
  'forbidden',
  'not-found',
  'in-use',
  'version-mismatch',
] as const;

@ApiTags('supply agreements')
@Controller('api/v1/supply-agreements')
export class SupplyController {
  constructor(private readonly once: Once) {}

  @Get()
  @Describe({
    summary: 'Market stock and production capacity that was agreed upon',
    answer: pageOf(supplyAgreementShape, 'SupplyAgreementPage'),
    refuses: ['validation-failed', 'unauthenticated', 'forbidden'],
  })
  listSupplyAgreements(
    @InContext() context: Context,
    @Query({ schema: supplyAgreementQuery }) query: SupplyAgreementQuery,
  ) {
    return listSupplyAgreements(context, query);
  }

  @Post()
  @TakesIdempotencyKey()
  @Describe({
    summary: 'Enter what an enterprise has agreed to supply',
    answer: supplyAgreementShape,
    status: 201,
    refuses: ['validation-failed', 'unauthenticated', 'forbidden', 'idempotency-mismatch'],
  })
  async createSupplyAgreement(
    @Req() request: ApiRequest,
    @Body({ schema: newSupplyAgreement }) body: NewSupplyAgreement,
    @Res({ passthrough: true }) reply: FastifyReply,
  ) {
    const { agreement, version } = await this.once.run(request, (context) => createSupplyAgreement(context, body));
    setETag(reply, version);
    return agreement;
  }

  @Get(':agreementId')
  @Describe({
    summary: 'One supply agreement',
    answer: supplyAgreementShape,
    refuses: ['validation-failed', 'unauthenticated', 'forbidden', 'not-found'],
  })
  async readSupplyAgreement(
    @InContext() context: Context,
    @Param({ schema: path }) { agreementId }: AgreementPath,
    @Res({ passthrough: true }) reply: FastifyReply,
  ) {
    const { agreement, version } = await readSupplyAgreement(context, agreementId);
    setETag(reply, version);
    return agreement;
  }

  @Patch(':agreementId')
  @TakesIfMatch()
  @Describe({
    summary: 'Say anew how much, how soon, until when, and whom to call',
    answer: supplyAgreementShape,
    refuses: CHANGE_REFUSES,
  })
  async changeSupplyAgreement(
    @InContext() context: Context,
    @Param({ schema: path }) { agreementId }: AgreementPath,
    @Body({ schema: supplyAgreementChange }) body: SupplyAgreementChange,
    @ExpectedVersion() expected: number | undefined,
    @Res({ passthrough: true }) reply: FastifyReply,
  ) {
    const { agreement, version } = await changeSupplyAgreement(context, agreementId, body, expected);
    setETag(reply, version);
    return agreement;
  }

  @Post(':agreementId/end')
  @HttpCode(200)
  @TakesIdempotencyKey()
  @TakesIfMatch()
  @Describe({
    summary: 'End an agreement before its last day',
    answer: supplyAgreementShape,
    refuses: [...CHANGE_REFUSES, 'idempotency-mismatch'],
  })
  async endSupplyAgreement(
    @Req() request: ApiRequest,
    @Param({ schema: path }) { agreementId }: AgreementPath,
    @Body({ schema: supplyAgreementEnd }) body: SupplyAgreementEnd,
    @ExpectedVersion() expected: number | undefined,
    @Res({ passthrough: true }) reply: FastifyReply,
  ) {
    const act = (context: Context) => endSupplyAgreement(context, agreementId, body, expected);
    const { agreement, version } = await this.once.run(request, act);
    setETag(reply, version);
    return agreement;
  }

  @Delete(':agreementId')
  @HttpCode(204)
  @TakesIfMatch()
  @Describe({
    summary: 'Take away an agreement that was entered by mistake',
    status: 204,
    refuses: ['validation-failed', 'unauthenticated', 'forbidden', 'not-found', 'version-mismatch'],
  })
  async deleteSupplyAgreement(
    @InContext() context: Context,
    @Param({ schema: path }) { agreementId }: AgreementPath,
    @ExpectedVersion() expected: number | undefined,
  ): Promise<void> {
    await deleteSupplyAgreement(context, agreementId, expected);
  }
}
