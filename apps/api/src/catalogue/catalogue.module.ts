import { Module } from '@nestjs/common';

import { FamiliesController } from './families.controller.ts';
import { MetricsController } from './metrics.controller.ts';

@Module({ controllers: [FamiliesController, MetricsController] })
export class CatalogueModule {}
