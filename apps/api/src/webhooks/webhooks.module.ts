import { Module } from '@nestjs/common';

import { DeliveriesController } from './deliveries.controller.ts';
import { WebhooksController } from './webhooks.controller.ts';

@Module({ controllers: [WebhooksController, DeliveriesController] })
export class WebhooksModule {}
