import { Module } from '@nestjs/common';

import { SupplyController } from './supply.controller.ts';

@Module({ controllers: [SupplyController] })
export class SupplyModule {}
