import { Module } from '@nestjs/common';

import { PieceRulesController } from './piece-rules.controller.ts';
import { RulesController } from './rules.controller.ts';

@Module({ controllers: [PieceRulesController, RulesController] })
export class RulesModule {}
