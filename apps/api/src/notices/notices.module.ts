import { Module } from '@nestjs/common';

import { Courier } from './courier.ts';
import { NoticesController } from './notices.controller.ts';

@Module({ controllers: [NoticesController], providers: [Courier] })
export class NoticesModule {}
