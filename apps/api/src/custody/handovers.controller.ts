import { Body, Controller, Get, HttpCode, Param, Post, Query, Req, Res } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';

import type { Context } from '#custody/authorisation/caller';
import { acceptHandover } from '#custody/custody/accept-handover';
import { listHandovers } from '#custody/custody/list-handovers';
import { offerHandover } from '#custody/custody/offer-handover';
import { readHandover } from '#custody/custody/read-handover';
import { refuseHandover } from '#custody/custody/refuse-handover';
import {
  acceptance,
  handoverQuery,
  handoverShape,
  handoverSummary,
  newHandover,
  refusal,
  withdrawal,
  type Acceptance,
  type HandoverQuery,
  type NewHandover,
  type Refusal,
  type Withdrawal,
} from '#custody/custody/schemas';
import { withdrawHandover } from '#custody/custody/withdraw-handover';
import type { ProblemCode } from '#custody/problem';

import { ExpectedVersion, setETag, TakesIfMatch } from '../http/etag.ts';
import { InContext, type ApiRequest } from '../http/request.ts';
import { Once } from '../idempotency/once.ts';
import { Describe, pageOf, TakesIdempotencyKey } from '../openapi/describe.ts';
import { handoverPath, type HandoverPath } from './custody-path.ts';
import { Signatures, type GivenSignature } from './signatures.ts';

const REFUSES: readonly ProblemCode[] = [
  'validation-failed',
  'unauthenticated',
  'forbidden',
  'not-found',
  'illegal-transition',
  'version-mismatch',
  'idempotency-mismatch',
];
const SIGNING: readonly ProblemCode[] = ['invalid-credentials', 'rate-limited'];

/** Of a request that is stored to be known again, everything but the secret. */
const withoutPassword = ({ password: _, ...body }: GivenSignature & object) => body;

@ApiTags('custody')
@Controller('api/v1/custody/handovers')
export class HandoversController {
  constructor(
    private readonly once: Once,
    private readonly signatures: Signatures,
  ) {}

  @Get()
  @Describe({
    summary: 'Handovers, newest first',
    answer: pageOf(handoverSummary, 'HandoverPage'),
    refuses: ['validation-failed', 'unauthenticated', 'forbidden'],
  })
  listHandovers(@InContext() context: Context, @Query({ schema: handoverQuery }) query: HandoverQuery) {
    return listHandovers(context, query);
  }

  @Post()
  @TakesIdempotencyKey()
  @Describe({
    summary: 'Offer a piece that one’s organisation keeps to another; the machine’s own word is taken down with it',
    answer: handoverShape,
    status: 201,
    refuses: [
      ...(['validation-failed', 'unauthenticated', 'invalid-credentials', 'forbidden', 'not-found'] as const),
      ...(['already-exists', 'idempotency-mismatch', 'rate-limited'] as const),
    ],
  })
  async offerHandover(
    @Req() request: ApiRequest,
    @Body({ schema: newHandover }) body: NewHandover,
    @Res({ passthrough: true }) reply: FastifyReply,
  ) {
    const signature = await this.signatures.read(request, body);
    const offer = (context: Context) => offerHandover(context, body, signature);
    const { handover, version } = await this.once.run(request, offer, withoutPassword(body));
    setETag(reply, version);
    return handover;
  }

  @Get(':handoverId')
  @Describe({
    summary: 'One handover: reports, terms, what the machine said, who signed',
    answer: handoverShape,
    refuses: ['validation-failed', 'unauthenticated', 'forbidden', 'not-found'],
  })
  async readHandover(
    @InContext() context: Context,
    @Param({ schema: handoverPath }) { handoverId }: HandoverPath,
    @Res({ passthrough: true }) reply: FastifyReply,
  ) {
    const { handover, version } = await readHandover(context, handoverId);
    setETag(reply, version);
    return handover;
  }

  @Post(':handoverId/accept')
  @HttpCode(200)
  @TakesIdempotencyKey()
  @TakesIfMatch()
  @Describe({
    summary: 'Take the piece into custody; with a session cookie the password is entered again',
    answer: handoverShape,
    refuses: [...REFUSES, ...SIGNING],
  })
  async acceptHandover(
    @Req() request: ApiRequest,
    @Param({ schema: handoverPath }) { handoverId }: HandoverPath,
    @Body({ schema: acceptance }) body: Acceptance,
    @ExpectedVersion() expected: number | undefined,
    @Res({ passthrough: true }) reply: FastifyReply,
  ) {
    const signature = await this.signatures.readOfReceiver(request, body);
    const accept = (context: Context) => acceptHandover(context, handoverId, body, signature, expected);
    const { handover, version } = await this.once.run(request, accept, withoutPassword(body));
    setETag(reply, version);
    return handover;
  }

  @Post(':handoverId/refuse')
  @HttpCode(200)
  @TakesIdempotencyKey()
  @TakesIfMatch()
  @Describe({ summary: 'Say no to a handover, and why', answer: handoverShape, refuses: REFUSES })
  async refuseHandover(
    @Req() request: ApiRequest,
    @Param({ schema: handoverPath }) { handoverId }: HandoverPath,
    @Body({ schema: refusal }) body: Refusal,
    @ExpectedVersion() expected: number | undefined,
    @Res({ passthrough: true }) reply: FastifyReply,
  ) {
    const refuse = (context: Context) => refuseHandover(context, handoverId, body, expected);
    const { handover, version } = await this.once.run(request, refuse);
    setETag(reply, version);
    return handover;
  }

  @Post(':handoverId/withdraw')
  @HttpCode(200)
  @TakesIdempotencyKey()
  @TakesIfMatch()
  @Describe({ summary: 'Take back an offer', answer: handoverShape, refuses: REFUSES })
  async withdrawHandover(
    @Req() request: ApiRequest,
    @Param({ schema: handoverPath }) { handoverId }: HandoverPath,
    @Body({ schema: withdrawal }) body: Withdrawal,
    @ExpectedVersion() expected: number | undefined,
    @Res({ passthrough: true }) reply: FastifyReply,
  ) {
    const withdraw = (context: Context) => withdrawHandover(context, handoverId, body, expected);
    const { handover, version } = await this.once.run(request, withdraw);
    setETag(reply, version);
    return handover;
  }
}
