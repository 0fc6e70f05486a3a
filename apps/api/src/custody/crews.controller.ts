import { Body, Controller, Get, HttpCode, Param, Post, Query, Req } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';

import type { Context } from '#custody/authorisation/caller';
import { acceptCrewHandover, refuseCrewHandover, withdrawCrewHandover } from '#custody/crews/answer-crew-handover';
import { listCrewHandovers } from '#custody/crews/list-crew-handovers';
import { offerCrewHandover } from '#custody/crews/offer-crew-handover';
import { readCrew } from '#custody/crews/read-crew';
import {
  crewAcceptance,
  crewHandoverQuery,
  crewHandoverShape,
  crewRefusal,
  crewWithdrawal,
  newCrewHandover,
  pieceCrew,
  type CrewAcceptance,
  type CrewHandoverQuery,
  type CrewRefusal,
  type NewCrewHandover,
} from '#custody/crews/schemas';
import type { ProblemCode } from '#custody/problem';

import { InContext, type ApiRequest } from '../http/request.ts';
import { Once } from '../idempotency/once.ts';
import { Describe, pageOf, TakesIdempotencyKey } from '../openapi/describe.ts';
import { piecePath, type PiecePath } from '../register/piece-path.ts';
import { handoverPath, type HandoverPath } from './custody-path.ts';
import { Signatures, type GivenSignature } from './signatures.ts';

const REFUSES: readonly ProblemCode[] = [
  'validation-failed',
  'unauthenticated',
  'forbidden',
  'not-found',
  'illegal-transition',
  'idempotency-mismatch',
];
const SIGNING: readonly ProblemCode[] = ['invalid-credentials', 'rate-limited'];

/** Of a request that is stored to be known again, everything but the secret. */
const withoutPassword = ({ password: _, ...body }: GivenSignature & object) => body;

@ApiTags('custody')
@Controller('api/v1')
export class CrewsController {
  constructor(
    private readonly once: Once,
    private readonly signatures: Signatures,
  ) {}

  @Get('equipment/:assetCode/crew')
  @Describe({
    summary: 'Who has a piece in the field, under which claim, and who may take it over',
    answer: pieceCrew,
    refuses: ['validation-failed', 'unauthenticated', 'forbidden', 'not-found'],
  })
  readCrew(@InContext() context: Context, @Param({ schema: piecePath }) { assetCode }: PiecePath) {
    return readCrew(context, assetCode);
  }

  @Get('custody/crew-handovers')
  @Describe({
    summary: 'Handovers between crews, newest first',
    answer: pageOf(crewHandoverShape, 'CrewHandoverPage'),
    refuses: ['validation-failed', 'unauthenticated', 'forbidden'],
  })
  listCrewHandovers(@InContext() context: Context, @Query({ schema: crewHandoverQuery }) query: CrewHandoverQuery) {
    return listCrewHandovers(context, query);
  }

  @Post('custody/crew-handovers')
  @TakesIdempotencyKey()
  @Describe({
    summary:
      'Hand a machine to the next shift, of the same organisation or under the claim in force; its custodian stays',
    answer: crewHandoverShape,
    status: 201,
    refuses: [...REFUSES, ...SIGNING, 'already-exists', 'retired'],
  })
  async offerCrewHandover(@Req() request: ApiRequest, @Body({ schema: newCrewHandover }) body: NewCrewHandover) {
    const signature = await this.signatures.read(request, body);
    return this.once.run(request, (context) => offerCrewHandover(context, body, signature), withoutPassword(body));
  }

  @Post('custody/crew-handovers/:handoverId/accept')
  @HttpCode(200)
  @TakesIdempotencyKey()
  @Describe({
    summary: 'Take the machine over; with a session cookie the password is entered again',
    answer: crewHandoverShape,
    refuses: [...REFUSES, ...SIGNING],
  })
  async acceptCrewHandover(
    @Req() request: ApiRequest,
    @Param({ schema: handoverPath }) { handoverId }: HandoverPath,
    @Body({ schema: crewAcceptance }) body: CrewAcceptance,
  ) {
    const signature = await this.signatures.readOfReceiver(request, body);
    const accept = (context: Context) => acceptCrewHandover(context, handoverId, body, signature);
    return this.once.run(request, accept, withoutPassword(body));
  }

  @Post('custody/crew-handovers/:handoverId/refuse')
  @HttpCode(200)
  @TakesIdempotencyKey()
  @Describe({ summary: 'Say no to taking a machine over, and why', answer: crewHandoverShape, refuses: REFUSES })
  refuseCrewHandover(
    @Req() request: ApiRequest,
    @Param({ schema: handoverPath }) { handoverId }: HandoverPath,
    @Body({ schema: crewRefusal }) body: CrewRefusal,
  ) {
    return this.once.run(request, (context) => refuseCrewHandover(context, handoverId, body));
  }

  @Post('custody/crew-handovers/:handoverId/withdraw')
  @HttpCode(200)
  @TakesIdempotencyKey()
  @Describe({ summary: 'Take back what was offered to the next shift', answer: crewHandoverShape, refuses: REFUSES })
  withdrawCrewHandover(
    @Req() request: ApiRequest,
    @Param({ schema: handoverPath }) { handoverId }: HandoverPath,
    @Body({ schema: crewWithdrawal }) _body: object,
  ) {
    return this.once.run(request, (context) => withdrawCrewHandover(context, handoverId));
  }
}
