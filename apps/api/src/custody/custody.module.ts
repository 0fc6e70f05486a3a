import { Module } from '@nestjs/common';

import { SessionModule } from '../session/session.module.ts';
import { AgreementsController } from './agreements.controller.ts';
import { CertificateController } from './certificate.controller.ts';
import { CrewsController } from './crews.controller.ts';
import { DeskController } from './desk.controller.ts';
import { HandoversController } from './handovers.controller.ts';
import { PhotosController } from './photos.controller.ts';
import { ScansController } from './scans.controller.ts';
import { Signatures } from './signatures.ts';
import { StocktakesController } from './stocktakes.controller.ts';

@Module({
  imports: [SessionModule],
  controllers: [
    HandoversController,
    PhotosController,
    CertificateController,
    AgreementsController,
    DeskController,
    CrewsController,
    StocktakesController,
    ScansController,
  ],
  providers: [Signatures],
  exports: [Signatures],
})
export class CustodyModule {}
