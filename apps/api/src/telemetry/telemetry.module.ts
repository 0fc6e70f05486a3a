import { Module } from '@nestjs/common';

import { HistoryController } from './history.controller.ts';
import { TelemetryController } from './telemetry.controller.ts';

@Module({ controllers: [TelemetryController, HistoryController] })
export class TelemetryModule {}
