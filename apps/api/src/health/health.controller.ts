import { Controller, Get, Req, Res } from '@nestjs/common';
import { ApiProduces, ApiSecurity, ApiTags } from '@nestjs/swagger';
import { z } from 'zod';
import type { FastifyReply } from 'fastify';

import { Problem } from '#custody/problem';

import { mayObserve } from '../http/observer.ts';
import { Public, type ApiRequest } from '../http/request.ts';
import { Describe } from '../openapi/describe.ts';
import { ApiParts } from '../parts.ts';
import { QuarantineKeeper } from '../quarantine/quarantine-keeper.ts';

const liveShape = z.object({ live: z.literal(true) }).meta({ id: 'Live' });
const partHealth = z.object({ ok: z.boolean(), detail: z.string().optional() });
const readyShape = z
  .object({
    ready: z.boolean(),
    parts: z.record(z.string(), partHealth).optional().meta({ description: 'On loopback or with the token only' }),
  })
  .meta({ id: 'Ready' });

/** For load balancers, supervisors and Prometheus. */
@ApiTags('health')
@ApiSecurity({})
@Public()
@Controller()
export class HealthController {
  constructor(
    private readonly parts: ApiParts,
    private readonly quarantine: QuarantineKeeper,
  ) {}

  @Get('health/live')
  @Describe({ summary: 'Whether the process runs', answer: liveShape })
  readLive() {
    return { live: true };
  }

  @Get('health/ready')
  @Describe({ summary: 'Whether all parts work; 503 when not', answer: readyShape })
  async readReady(@Req() request: ApiRequest, @Res({ passthrough: true }) reply: FastifyReply) {
    const report = await this.parts.health();
    reply.status(report.ready ? 200 : 503);
    if (!mayObserve(request, this.parts)) return { ready: report.ready };
    const detail = this.quarantine.describe();
    return { ...report, parts: { ...report.parts, ...(detail && { quarantine: { ok: true, detail } }) } };
  }

  @Get('metrics')
  @ApiProduces('text/plain')
  @Describe({ summary: 'Figures for Prometheus', answer: z.string(), refuses: ['forbidden'] })
  async readMetrics(@Req() request: ApiRequest, @Res({ passthrough: true }) reply: FastifyReply) {
    if (!mayObserve(request, this.parts)) throw new Problem('forbidden', 'metrics are for loopback or need the token');
    reply.type(this.parts.registry.contentType);
    return this.parts.registry.metrics();
  }
}
