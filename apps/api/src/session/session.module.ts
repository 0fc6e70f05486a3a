import { Module } from '@nestjs/common';

import { SessionController } from './session.controller.ts';
import { Turns } from './turns.ts';

@Module({ controllers: [SessionController], providers: [Turns] })
export class SessionModule {}
