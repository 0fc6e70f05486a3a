import { Module } from '@nestjs/common';

import { CertificatesController } from './certificates.controller.ts';
import { CredentialsController } from './credentials.controller.ts';
import { CapabilitiesController, EquipmentController } from './equipment.controller.ts';
import { ExportController } from './export/export.controller.ts';
import { EquipmentImports } from './import/equipment-imports.ts';
import { ImportsController } from './import/imports.controller.ts';
import { PartsController, SetsController } from './sets-and-carriers.controller.ts';

@Module({
  // What has a name of its own comes before what takes any asset code.
  controllers: [
    ImportsController,
    ExportController,
    EquipmentController,
    CapabilitiesController,
    CertificatesController,
    PartsController,
    SetsController,
    CredentialsController,
  ],
  providers: [EquipmentImports],
})
export class RegisterModule {}
