import { Module } from '@nestjs/common';

import { IndicatorsController } from './indicators.controller.ts';

@Module({ controllers: [IndicatorsController] })
export class IndicatorsModule {}
