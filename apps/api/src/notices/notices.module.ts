import { Module } from '@nestjs/common';

import { AcknowledgementsController } from './acknowledgements.controller.ts';
import { Courier } from './courier.ts';
import { NoticesController } from './notices.controller.ts';
import { OutwardCourier } from './outward-courier.ts';
import { OutwardDeliverers } from './outward-deliverers.ts';

@Module({
  controllers: [NoticesController, AcknowledgementsController],
  providers: [Courier, OutwardCourier, OutwardDeliverers],
})
export class NoticesModule {}
