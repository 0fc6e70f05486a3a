import { Controller, Post } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { randomUUID } from 'node:crypto';
import { z } from 'zod';

import type { Context } from '#custody/authorisation/caller';
import { copyHistory } from '#custody/telemetry/copy-history';

import { InContext } from '../http/request.ts';
import { Describe } from '../openapi/describe.ts';
import { ApiParts } from '../parts.ts';

const historyCopy = z
  .object({ folder: z.string().meta({ description: "On the server's own disk; whoever asked removes it" }) })
  .meta({ id: 'HistoryCopy' });

@ApiTags('telemetry')
@Controller('api/v1/history')
export class HistoryController {
  constructor(private readonly parts: ApiParts) {}

  @Post('copies')
  @Describe({
    summary:
      'Copy the embedded history into a folder of the server, for a backup; for administrators of the national center',
    answer: historyCopy,
    status: 201,
    refuses: ['unauthenticated', 'forbidden', 'not-found'],
  })
  copyHistory(@InContext() context: Context) {
    return copyHistory(context, this.parts.telemetry, this.parts.copiesFolder, randomUUID());
  }
}
