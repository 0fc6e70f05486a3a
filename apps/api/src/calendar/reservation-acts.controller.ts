import { Body, Controller, HttpCode, Param, Post, Req, Res } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';

import type { Context } from '#custody/authorisation/caller';
import { cancelReservation } from '#custody/reservations/cancel-reservation';
import { confirmReservation } from '#custody/reservations/confirm-reservation';
import { cutReservationShort } from '#custody/reservations/cut-reservation-short';
import { extendReservation } from '#custody/reservations/extend-reservation';
import type { ReadReservation } from '#custody/reservations/read-reservation';
import {
  cancellation,
  cutting,
  extension,
  reservationShape,
  swapping,
  type Cancellation,
  type Cutting,
  type Extension,
  type Swapping,
} from '#custody/reservations/schemas';
import { swapPiece } from '#custody/reservations/swap-piece';

import { ExpectedVersion, setETag, TakesIfMatch } from '../http/etag.ts';
import type { ApiRequest } from '../http/request.ts';
import { Once } from '../idempotency/once.ts';
import { Describe, TakesIdempotencyKey } from '../openapi/describe.ts';
import { reservationPath, type ReservationPath } from './reservation-path.ts';

const REFUSES = [
  'validation-failed',
  'unauthenticated',
  'forbidden',
  'not-found',
  'illegal-transition',
  'version-mismatch',
  'idempotency-mismatch',
] as const;

/** The acts on a reservation: each a POST of its own, with the version that was read where the client likes. */
@ApiTags('calendar')
@Controller('api/v1/reservations/:reservationId')
export class ReservationActsController {
  constructor(private readonly once: Once) {}

  @Post('confirm')
  @HttpCode(200)
  @TakesIdempotencyKey()
  @TakesIfMatch()
  @Describe({ summary: 'Make a tentative reservation a firm one', answer: reservationShape, refuses: REFUSES })
  confirmReservation(
    @Req() request: ApiRequest,
    @Param({ schema: reservationPath }) { reservationId }: ReservationPath,
    @ExpectedVersion() expected: number | undefined,
    @Res({ passthrough: true }) reply: FastifyReply,
  ) {
    return this.act(request, reply, (context) => confirmReservation(context, reservationId, expected));
  }

  @Post('extend')
  @HttpCode(200)
  @TakesIdempotencyKey()
  @TakesIfMatch()
  @Describe({
    summary: 'Move the end further away; checked like a new booking',
    answer: reservationShape,
    refuses: [...REFUSES, 'allocation-conflict'],
  })
  extendReservation(
    @Req() request: ApiRequest,
    @Param({ schema: reservationPath }) { reservationId }: ReservationPath,
    @Body({ schema: extension }) body: Extension,
    @ExpectedVersion() expected: number | undefined,
    @Res({ passthrough: true }) reply: FastifyReply,
  ) {
    return this.act(request, reply, (context) => extendReservation(context, reservationId, body, expected));
  }

  @Post('cut-short')
  @HttpCode(200)
  @TakesIdempotencyKey()
  @TakesIfMatch()
  @Describe({
    summary: 'Bring the end nearer, or give the pieces back now',
    answer: reservationShape,
    refuses: REFUSES,
  })
  cutReservationShort(
    @Req() request: ApiRequest,
    @Param({ schema: reservationPath }) { reservationId }: ReservationPath,
    @Body({ schema: cutting }) body: Cutting,
    @ExpectedVersion() expected: number | undefined,
    @Res({ passthrough: true }) reply: FastifyReply,
  ) {
    return this.act(request, reply, (context) => cutReservationShort(context, reservationId, body, expected));
  }

  @Post('cancel')
  @HttpCode(200)
  @TakesIdempotencyKey()
  @TakesIfMatch()
  @Describe({ summary: 'Give the pieces back, with the reason why', answer: reservationShape, refuses: REFUSES })
  cancelReservation(
    @Req() request: ApiRequest,
    @Param({ schema: reservationPath }) { reservationId }: ReservationPath,
    @Body({ schema: cancellation }) body: Cancellation,
    @ExpectedVersion() expected: number | undefined,
    @Res({ passthrough: true }) reply: FastifyReply,
  ) {
    return this.act(request, reply, (context) => cancelReservation(context, reservationId, body, expected));
  }

  @Post('swap')
  @HttpCode(200)
  @TakesIdempotencyKey()
  @TakesIfMatch()
  @Describe({
    summary: 'Give one piece of a reservation by need back and take another that meets the need, until it begins',
    answer: reservationShape,
    refuses: [...REFUSES, 'allocation-conflict'],
  })
  swapPiece(
    @Req() request: ApiRequest,
    @Param({ schema: reservationPath }) { reservationId }: ReservationPath,
    @Body({ schema: swapping }) body: Swapping,
    @ExpectedVersion() expected: number | undefined,
    @Res({ passthrough: true }) reply: FastifyReply,
  ) {
    return this.act(request, reply, (context) => swapPiece(context, reservationId, body, expected));
  }

  private async act(request: ApiRequest, reply: FastifyReply, verb: (context: Context) => Promise<ReadReservation>) {
    const { reservation, version } = await this.once.run(request, verb);
    setETag(reply, version);
    return reservation;
  }
}
