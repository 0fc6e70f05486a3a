import { Module } from '@nestjs/common';

import { RostersController } from './rosters.controller.ts';
import { ShiftsController } from './shifts.controller.ts';

@Module({ controllers: [RostersController, ShiftsController] })
export class DutyModule {}
