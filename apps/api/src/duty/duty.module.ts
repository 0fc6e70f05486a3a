import { Module } from '@nestjs/common';

import { CustodyModule } from '../custody/custody.module.ts';
import { RostersController } from './rosters.controller.ts';
import { ShiftHandoversController } from './shift-handovers.controller.ts';
import { ShiftsController } from './shifts.controller.ts';

@Module({ imports: [CustodyModule], controllers: [RostersController, ShiftsController, ShiftHandoversController] })
export class DutyModule {}
