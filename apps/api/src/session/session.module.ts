import { Module } from '@nestjs/common';

import { SessionController } from './session.controller.ts';
import { Turns } from './turns.ts';

@Module({ controllers: [SessionController], providers: [Turns], exports: [Turns] })
export class SessionModule {}
