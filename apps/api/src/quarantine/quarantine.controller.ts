import { Controller, Get, Param, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { z } from 'zod';

import type { Context } from '#custody/authorisation/caller';
import { listQuarantine } from '#custody/state/list-quarantine';
import { readQuarantined } from '#custody/state/read-quarantined';
import { quarantined, quarantineQuery, type QuarantineQuery } from '#custody/state/schemas';

import { InContext } from '../http/request.ts';
import { Describe, pageOf } from '../openapi/describe.ts';

const path = z.object({ id: z.uuid() });

@ApiTags('quarantine')
@Controller('api/v1/quarantine')
export class QuarantineController {
  @Get()
  @Describe({
    summary: 'What was acknowledged but not accepted, and why; newest first, at most 1 MiB of payloads a page',
    answer: pageOf(quarantined, 'QuarantinePage'),
    refuses: ['validation-failed', 'unauthenticated', 'forbidden', 'not-found'],
  })
  listQuarantine(@InContext() context: Context, @Query({ schema: quarantineQuery }) query: QuarantineQuery) {
    return listQuarantine(context, query);
  }

  @Get(':id')
  @Describe({
    summary: 'One message that was not accepted, whole',
    answer: quarantined,
    refuses: ['validation-failed', 'unauthenticated', 'forbidden', 'not-found'],
  })
  readQuarantined(@InContext() context: Context, @Param({ schema: path }) { id }: z.infer<typeof path>) {
    return readQuarantined(context, id);
  }
}
