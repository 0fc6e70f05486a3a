import { Module } from '@nestjs/common';

import { AllocationsController } from './allocations.controller.ts';
import { PieceAllocationsController } from './piece-allocations.controller.ts';
import { ReservationActsController } from './reservation-acts.controller.ts';
import { ReservationsController } from './reservations.controller.ts';

@Module({
  controllers: [AllocationsController, PieceAllocationsController, ReservationsController, ReservationActsController],
})
export class CalendarModule {}
