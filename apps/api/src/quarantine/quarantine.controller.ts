import { Controller, Get, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';

import type { Context } from '#custody/authorisation/caller';
import { listQuarantine } from '#custody/state/list-quarantine';
import { quarantined, quarantineQuery, type QuarantineQuery } from '#custody/state/schemas';

import { InContext } from '../http/request.ts';
import { Describe, pageOf } from '../openapi/describe.ts';

@ApiTags('quarantine')
@Controller('api/v1/quarantine')
export class QuarantineController {
  @Get()
  @Describe({
    summary: 'What was acknowledged but not accepted, and why; newest first',
    answer: pageOf(quarantined, 'QuarantinePage'),
    refuses: ['validation-failed', 'unauthenticated', 'forbidden', 'not-found'],
  })
  listQuarantine(@InContext() context: Context, @Query({ schema: quarantineQuery }) query: QuarantineQuery) {
    return listQuarantine(context, query);
  }
}
