import { Module } from '@nestjs/common';

import { CredentialsController } from './credentials.controller.ts';
import { EquipmentController } from './equipment.controller.ts';

@Module({ controllers: [EquipmentController, CredentialsController] })
export class RegisterModule {}
