import { Controller, Get, Param } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';

import type { Context } from '#custody/authorisation/caller';
import { listMap } from '#custody/state/list-map';
import { readEquipmentState } from '#custody/state/read-equipment-state';
import { equipmentMap, equipmentState } from '#custody/state/schemas';

import { InContext } from '../http/request.ts';
import { Describe } from '../openapi/describe.ts';
import { piecePath, type PiecePath } from '../register/piece-path.ts';

@ApiTags('state')
@Controller('api/v1')
export class StateController {
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
  @Describe({
    summary: 'Every piece that the caller reaches, as GeoJSON',
    answer: equipmentMap,
    refuses: ['unauthenticated', 'forbidden'],
  })
  listMap(@InContext() context: Context) {
    return listMap(context);
  }
}
