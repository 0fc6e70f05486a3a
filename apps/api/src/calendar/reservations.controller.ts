import { Body, Controller, Get, HttpCode, Param, Post, Query, Req, Res } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';

import type { Context } from '#custody/authorisation/caller';
import { createReservation } from '#custody/reservations/create-reservation';
import { reservationEventShape } from '#custody/calendar/history-schemas';
import { previewReservation } from '#custody/reservations/preview-reservation';
import { readHistory } from '#custody/calendar/read-history';
import { listReservations, readReservation } from '#custody/reservations/read-reservation';
import {
  newReservation,
  reservationPreview,
  reservationQuery,
  reservationShape,
  reservationWish,
  type NewReservation,
  type ReservationQuery,
  type ReservationWish,
} from '#custody/reservations/schemas';

import { setETag } from '../http/etag.ts';
import { InContext, type ApiRequest } from '../http/request.ts';
import { Once } from '../idempotency/once.ts';
import { Describe, pageOf, TakesIdempotencyKey } from '../openapi/describe.ts';
import { reservationPath, type ReservationPath } from './reservation-path.ts';

@ApiTags('calendar')
@Controller('api/v1/reservations')
export class ReservationsController {
  constructor(private readonly once: Once) {}

  @Get()
  @Describe({
    summary: 'Reservations that the caller reaches, by a piece or by whose they are, newest first',
    answer: pageOf(reservationShape, 'ReservationPage'),
    refuses: ['validation-failed', 'unauthenticated', 'forbidden'],
  })
  listReservations(@InContext() context: Context, @Query({ schema: reservationQuery }) query: ReservationQuery) {
    return listReservations(context, query);
  }

  @Post()
  @TakesIdempotencyKey()
  @Describe({
    summary: 'Reserve a piece, or pieces that meet a need; weaker claims give way where that is asked for',
    answer: reservationShape,
    status: 201,
    refuses: [
      'validation-failed',
      'unauthenticated',
      'forbidden',
      'not-found',
      'allocation-conflict',
      'idempotency-mismatch',
    ],
  })
  async createReservation(
    @Req() request: ApiRequest,
    @Body({ schema: newReservation }) body: NewReservation,
    @Res({ passthrough: true }) reply: FastifyReply,
  ) {
    const { reservation, version } = await this.once.run(request, (context) => createReservation(context, body));
    setETag(reply, version);
    return reservation;
  }

  @Post('preview')
  @HttpCode(200)
  @Describe({
    summary: 'What a reservation would come to: conflicts and the next free window, or who would have to give way',
    answer: reservationPreview,
    refuses: ['validation-failed', 'unauthenticated', 'forbidden', 'not-found'],
  })
  previewReservation(@InContext() context: Context, @Body({ schema: reservationWish }) wish: ReservationWish) {
    return previewReservation(context, wish);
  }

  @Get(':reservationId')
  @Describe({
    summary: 'One reservation with its allocations',
    answer: reservationShape,
    refuses: ['validation-failed', 'unauthenticated', 'forbidden', 'not-found'],
  })
  async readReservation(
    @InContext() context: Context,
    @Param({ schema: reservationPath }) { reservationId }: ReservationPath,
    @Res({ passthrough: true }) reply: FastifyReply,
  ) {
    const { reservation, version } = await readReservation(context, reservationId);
    setETag(reply, version);
    return reservation;
  }

  @Get(':reservationId/history')
  @Describe({
    summary: 'Who changed the reservation, what and when, with the number of each entry in the ledger, oldest first',
    answer: pageOf(reservationEventShape, 'ReservationHistory'),
    refuses: ['validation-failed', 'unauthenticated', 'forbidden', 'not-found'],
  })
  readHistory(@InContext() context: Context, @Param({ schema: reservationPath }) { reservationId }: ReservationPath) {
    return readHistory(context, reservationId);
  }
}
