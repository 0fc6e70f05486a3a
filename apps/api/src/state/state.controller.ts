import { Controller, Get, Header, Param } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';

import type { Context } from '#custody/authorisation/caller';
import { readEquipmentState } from '#custody/state/read-equipment-state';
import { equipmentMap, equipmentState } from '#custody/state/schemas';

import { InContext } from '../http/request.ts';
import { Describe } from '../openapi/describe.ts';
import { piecePath, type PiecePath } from '../register/piece-path.ts';
import { FleetMap } from './fleet-map.ts';

@ApiTags('state')
@Controller('api/v1')
export class StateController {
  constructor(private readonly map: FleetMap) {}

  @Get('equipment/:assetCode/state')
  @Describe({
    summary: 'The latest value of each metric with its own time, where the piece is, whether it is heard',
    answer: equipmentState,
    refuses: ['validation-failed', 'unauthenticated', 'forbidden', 'not-found'],
  })
  readEquipmentState(@InContext() context: Context, @Param({ schema: piecePath }) { assetCode }: PiecePath) {
    return readEquipmentState(context, assetCode);
  }

  @Get('map')
  @Header('content-type', 'application/json; charset=utf-8')
  @Describe({
    summary: 'Every piece that the caller reaches, as GeoJSON',
    answer: equipmentMap,
    refuses: ['unauthenticated', 'forbidden'],
  })
  listMap(@InContext() context: Context) {
    return this.map.write(context);
  }
}
