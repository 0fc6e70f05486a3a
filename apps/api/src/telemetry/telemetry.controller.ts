import { Controller, Get, Param, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';

import type { Context } from '#custody/authorisation/caller';
import { readTelemetry } from '#custody/telemetry/read-telemetry';
import { series, telemetryQuery, type TelemetryQuery } from '#custody/telemetry/schemas';

import { InContext } from '../http/request.ts';
import { Describe } from '../openapi/describe.ts';
import { ApiParts } from '../parts.ts';
import { piecePath, type PiecePath } from '../register/piece-path.ts';

@ApiTags('telemetry')
@Controller('api/v1/equipment/:assetCode/telemetry')
export class TelemetryController {
  constructor(private readonly parts: ApiParts) {}

  @Get()
  @Describe({
    summary: 'The history of one metric: readings, or buckets aligned to the epoch in UTC (at most 10,000)',
    answer: series,
    refuses: ['validation-failed', 'unauthenticated', 'forbidden', 'not-found'],
  })
  readTelemetry(
    @InContext() context: Context,
    @Param({ schema: piecePath }) { assetCode }: PiecePath,
    @Query({ schema: telemetryQuery }) query: TelemetryQuery,
  ) {
    return readTelemetry(context, this.parts.telemetry, assetCode, query);
  }
}
