import { Module } from '@nestjs/common';

import { OrganisationsController } from './organisations.controller.ts';

@Module({ controllers: [OrganisationsController] })
export class OrganisationsModule {}
