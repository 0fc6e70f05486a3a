import { Body, Controller, Delete, Get, HttpCode, Param, Patch, Post, Query, Req, Res } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';

import type { Context } from '#custody/authorisation/caller';
import { invalidField } from '#custody/problem';
import { changeWebhook } from '#custody/webhooks/change-webhook';
import { createWebhook } from '#custody/webhooks/create-webhook';
import { deleteWebhook } from '#custody/webhooks/delete-webhook';
import { listWebhooks, readWebhook } from '#custody/webhooks/read-webhooks';
import { rotateSecret } from '#custody/webhooks/rotate-secret';
import {
  newWebhook,
  webhookChange,
  webhookQuery,
  webhookShape,
  webhookWithSecret,
  type NewWebhook,
  type WebhookChange,
  type WebhookQuery,
} from '#custody/webhooks/schemas';

import { ExpectedVersion, setETag, TakesIfMatch } from '../http/etag.ts';
import { InContext, type ApiRequest } from '../http/request.ts';
import { Once } from '../idempotency/once.ts';
import { Describe, pageOf, TakesIdempotencyKey } from '../openapi/describe.ts';
import { ApiParts } from '../parts.ts';
import { newSecret } from './secrets.ts';
import { webhookPath, type WebhookPath } from './webhook-path.ts';

@ApiTags('webhooks')
@Controller('api/v1/webhooks')
export class WebhooksController {
  constructor(
    private readonly once: Once,
    private readonly parts: ApiParts,
  ) {}

  @Get()
  @Describe({
    summary: 'Where other systems are told what happens, and what of it waits or has failed',
    answer: pageOf(webhookShape, 'WebhookPage'),
    refuses: ['validation-failed', 'unauthenticated', 'forbidden'],
  })
  listWebhooks(@InContext() context: Context, @Query({ schema: webhookQuery }) query: WebhookQuery) {
    return listWebhooks(context, query);
  }

  @Post()
  @TakesIdempotencyKey()
  @Describe({
    summary: 'Tell another system (Standard Webhooks); its secret is shown once',
    answer: webhookWithSecret,
    status: 201,
    refuses: ['validation-failed', 'unauthenticated', 'forbidden', 'idempotency-mismatch'],
  })
  async createWebhook(
    @Req() request: ApiRequest,
    @Body({ schema: newWebhook }) body: NewWebhook,
    @Res({ passthrough: true }) reply: FastifyReply,
  ) {
    this.requireCallable(body.url);
    const { version, ...created } = await this.once.run(request, async (context) => {
      const { secret, sealed } = newSecret(this.parts.secretKey);
      const { webhook, version } = await createWebhook(context, body, sealed);
      return { ...webhook, secret, version };
    });
    setETag(reply, version);
    return created;
  }

  @Get(':webhookId')
  @Describe({
    summary: 'One webhook',
    answer: webhookShape,
    refuses: ['validation-failed', 'unauthenticated', 'forbidden', 'not-found'],
  })
  async readWebhook(
    @InContext() context: Context,
    @Param({ schema: webhookPath }) { webhookId }: WebhookPath,
    @Res({ passthrough: true }) reply: FastifyReply,
  ) {
    const { webhook, version } = await readWebhook(context, webhookId);
    setETag(reply, version);
    return webhook;
  }

  @Patch(':webhookId')
  @TakesIfMatch()
  @Describe({
    summary: 'Say anew where it lies and what it hears, or switch it off and on',
    answer: webhookShape,
    refuses: ['validation-failed', 'unauthenticated', 'forbidden', 'not-found', 'version-mismatch'],
  })
  async changeWebhook(
    @InContext() context: Context,
    @Param({ schema: webhookPath }) { webhookId }: WebhookPath,
    @Body({ schema: webhookChange }) body: WebhookChange,
    @ExpectedVersion() expected: number | undefined,
    @Res({ passthrough: true }) reply: FastifyReply,
  ) {
    if (body.url !== undefined) this.requireCallable(body.url);
    const { webhook, version } = await changeWebhook(context, webhookId, body, expected);
    setETag(reply, version);
    return webhook;
  }

  @Post(':webhookId/rotate-secret')
  @HttpCode(200)
  @TakesIdempotencyKey()
  @Describe({
    summary: 'Sign with another secret, shown once; for a day the one before signs as well',
    answer: webhookWithSecret,
    refuses: ['validation-failed', 'unauthenticated', 'forbidden', 'not-found', 'idempotency-mismatch'],
  })
  async rotateSecret(
    @Req() request: ApiRequest,
    @Param({ schema: webhookPath }) { webhookId }: WebhookPath,
    @Res({ passthrough: true }) reply: FastifyReply,
  ) {
    const { version, ...rotated } = await this.once.run(request, async (context) => {
      const { secret, sealed } = newSecret(this.parts.secretKey);
      const { webhook, version } = await rotateSecret(context, webhookId, sealed);
      return { ...webhook, secret, version };
    });
    setETag(reply, version);
    return rotated;
  }

  @Delete(':webhookId')
  @HttpCode(204)
  @TakesIfMatch()
  @Describe({
    summary: 'Take an endpoint away, with all that it has not been told',
    status: 204,
    refuses: ['validation-failed', 'unauthenticated', 'forbidden', 'not-found', 'version-mismatch'],
  })
  async deleteWebhook(
    @InContext() context: Context,
    @Param({ schema: webhookPath }) { webhookId }: WebhookPath,
    @ExpectedVersion() expected: number | undefined,
  ): Promise<void> {
    await deleteWebhook(context, webhookId, expected);
  }

  /** An address that is refused in any case is told at once; a name is judged whenever it is called. */
  private requireCallable(url: string): void {
    const { outgoing } = this.parts;
    const host = new URL(url).hostname.replace(/^\[(.*)\]$/, '$1');
    if (!outgoing.mayName(host)) throw invalidField('url', 'is no address that we may call (MUSTER_OUTGOING_ALLOW)');
  }
}
