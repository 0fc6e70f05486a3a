import { Module } from '@nestjs/common';

import { StateController } from './state.controller.ts';

@Module({ controllers: [StateController] })
export class StateModule {}
