import { Body, Controller, Get, Param, Patch, Post, Req, Res } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import { z } from 'zod';

import type { Context } from '#custody/authorisation/caller';
import { changeMetric } from '#custody/catalogue/change-metric';
import { createMetric } from '#custody/catalogue/create-metric';
import { listMetrics, readMetric } from '#custody/catalogue/read-metric';
import {
  metricChange,
  metricName,
  metricShape,
  newMetric,
  type MetricChange,
  type NewMetric,
} from '#custody/catalogue/schemas';

import { ExpectedVersion, setETag, TakesIfMatch } from '../http/etag.ts';
import { InContext, type ApiRequest } from '../http/request.ts';
import { Once } from '../idempotency/once.ts';
import { Describe, pageOf, TakesIdempotencyKey } from '../openapi/describe.ts';

const path = z.object({ name: metricName });
type MetricPath = z.infer<typeof path>;

@ApiTags('catalogue')
@Controller('api/v1/metrics')
export class MetricsController {
  constructor(private readonly once: Once) {}

  @Get()
  @Describe({
    summary: 'Every metric that the catalogue knows',
    answer: pageOf(metricShape, 'MetricPage'),
    refuses: ['unauthenticated'],
  })
  listMetrics(@InContext() { db }: Context) {
    return listMetrics(db);
  }

  @Post()
  @TakesIdempotencyKey()
  @Describe({
    summary: 'Teach the catalogue a metric; gateways judge by it within a second',
    answer: metricShape,
    status: 201,
    refuses: ['validation-failed', 'unauthenticated', 'forbidden', 'already-exists', 'idempotency-mismatch'],
  })
  async createMetric(
    @Req() request: ApiRequest,
    @Body({ schema: newMetric }) body: NewMetric,
    @Res({ passthrough: true }) reply: FastifyReply,
  ) {
    const { metric, version } = await this.once.run(request, (context) => createMetric(context, body));
    setETag(reply, version);
    return metric;
  }

  @Get(':name')
  @Describe({
    summary: 'One metric',
    answer: metricShape,
    refuses: ['validation-failed', 'unauthenticated', 'not-found'],
  })
  async readMetric(
    @InContext() { db }: Context,
    @Param({ schema: path }) { name }: MetricPath,
    @Res({ passthrough: true }) reply: FastifyReply,
  ) {
    const { metric, version } = await readMetric(db, name);
    setETag(reply, version);
    return metric;
  }

  @Patch(':name')
  @TakesIfMatch()
  @Describe({
    summary: 'Change range and label; a standard metric is changed by the national center',
    answer: metricShape,
    refuses: ['validation-failed', 'unauthenticated', 'forbidden', 'not-found', 'version-mismatch'],
  })
  async changeMetric(
    @InContext() context: Context,
    @Param({ schema: path }) { name }: MetricPath,
    @Body({ schema: metricChange }) body: MetricChange,
    @ExpectedVersion() expected: number | undefined,
    @Res({ passthrough: true }) reply: FastifyReply,
  ) {
    const { metric, version } = await changeMetric(context, name, body, expected);
    setETag(reply, version);
    return metric;
  }
}
