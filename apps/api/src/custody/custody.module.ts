import { Module } from '@nestjs/common';

import { SessionModule } from '../session/session.module.ts';
import { AgreementsController } from './agreements.controller.ts';
import { DeskController } from './desk.controller.ts';
import { HandoversController } from './handovers.controller.ts';
import { PhotosController } from './photos.controller.ts';
import { Signatures } from './signatures.ts';

@Module({
  imports: [SessionModule],
  controllers: [HandoversController, PhotosController, AgreementsController, DeskController],
  providers: [Signatures],
  exports: [Signatures],
})
export class CustodyModule {}
