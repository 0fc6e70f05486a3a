import { Module } from '@nestjs/common';

import { RulesController } from './rules.controller.ts';

@Module({ controllers: [RulesController] })
export class RulesModule {}
