import { Controller, Get, HttpCode, Param, Post, Query, Req } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { z } from 'zod';

import type { Context } from '#custody/authorisation/caller';
import { listDeliveries } from '#custody/webhooks/list-deliveries';
import { redeliver } from '#custody/webhooks/redeliver';
import { deliveryQuery, deliveryShape, type DeliveryQuery } from '#custody/webhooks/schemas';
import { testWebhook } from '#custody/webhooks/test-webhook';

import { InContext, type ApiRequest } from '../http/request.ts';
import { Once } from '../idempotency/once.ts';
import { Describe, pageOf, TakesIdempotencyKey } from '../openapi/describe.ts';
import { webhookPath, type WebhookPath } from './webhook-path.ts';

const path = z.object({ webhookId: z.uuid(), deliveryId: z.uuid() });
type Path = z.infer<typeof path>;

@ApiTags('webhooks')
@Controller('api/v1/webhooks/:webhookId')
export class DeliveriesController {
  constructor(private readonly once: Once) {}

  @Get('deliveries')
  @Describe({
    summary: 'What an endpoint was told and what it was not, newest first; delivered ones are kept for 30 days',
    answer: pageOf(deliveryShape, 'WebhookDeliveryPage'),
    refuses: ['validation-failed', 'unauthenticated', 'forbidden', 'not-found'],
  })
  listDeliveries(
    @InContext() context: Context,
    @Param({ schema: webhookPath }) { webhookId }: WebhookPath,
    @Query({ schema: deliveryQuery }) query: DeliveryQuery,
  ) {
    return listDeliveries(context, webhookId, query);
  }

  @Post('test')
  @TakesIdempotencyKey()
  @Describe({
    summary: 'Send something of no meaning (`webhook.test`), to see it arrive',
    answer: deliveryShape,
    status: 201,
    refuses: ['validation-failed', 'unauthenticated', 'forbidden', 'not-found', 'idempotency-mismatch'],
  })
  testWebhook(@Req() request: ApiRequest, @Param({ schema: webhookPath }) { webhookId }: WebhookPath) {
    return this.once.run(request, (context) => testWebhook(context, webhookId));
  }

  @Post('deliveries/:deliveryId/redeliver')
  @HttpCode(200)
  @TakesIdempotencyKey()
  @Describe({
    summary: 'Send once more, with the same id, what was given up or what the receiver has lost',
    answer: deliveryShape,
    refuses: [
      ...(['validation-failed', 'unauthenticated', 'forbidden', 'not-found', 'illegal-transition'] as const),
      'idempotency-mismatch',
    ],
  })
  redeliver(@Req() request: ApiRequest, @Param({ schema: path }) { webhookId, deliveryId }: Path) {
    return this.once.run(request, (context) => redeliver(context, webhookId, deliveryId));
  }
}
