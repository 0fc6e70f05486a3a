import { Module } from '@nestjs/common';

import { PieceRulesController } from './piece-rules.controller.ts';
import { RulesController } from './rules.controller.ts';
import { FamilyWitnessLimitsController, PieceWitnessLimitsController } from './witness-limits.controller.ts';

@Module({
  controllers: [PieceRulesController, RulesController, PieceWitnessLimitsController, FamilyWitnessLimitsController],
})
export class RulesModule {}
