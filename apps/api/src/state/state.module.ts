import { Module } from '@nestjs/common';

import { StreamModule } from '../stream/stream.module.ts';
import { FleetMap } from './fleet-map.ts';
import { StateController } from './state.controller.ts';

@Module({ imports: [StreamModule], controllers: [StateController], providers: [FleetMap] })
export class StateModule {}
