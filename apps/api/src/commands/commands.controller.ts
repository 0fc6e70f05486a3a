import { Body, Controller, Get, Param, Post, Query, Req } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';

import type { Context } from '#custody/authorisation/caller';
import { listCommands } from '#custody/commands/list-commands';
import { commandQuery, commandShape, newCommand, type CommandQuery, type NewCommand } from '#custody/commands/schemas';
import { sendCommand } from '#custody/commands/send-command';

import { InContext, type ApiRequest } from '../http/request.ts';
import { Once } from '../idempotency/once.ts';
import { Describe, pageOf, TakesIdempotencyKey } from '../openapi/describe.ts';
import { piecePath, type PiecePath } from '../register/piece-path.ts';

@ApiTags('commands')
@Controller('api/v1/equipment/:assetCode/commands')
export class CommandsController {
  constructor(private readonly once: Once) {}

  @Post()
  @TakesIdempotencyKey()
  @Describe({
    summary: 'Tell the machine something; sent again on each connect until it is answered or expires',
    answer: commandShape,
    status: 201,
    refuses: ['validation-failed', 'unauthenticated', 'forbidden', 'not-found', 'idempotency-mismatch'],
  })
  sendCommand(
    @Req() request: ApiRequest,
    @Param({ schema: piecePath }) { assetCode }: PiecePath,
    @Body({ schema: newCommand }) body: NewCommand,
  ) {
    return this.once.run(request, (context) => sendCommand(context, assetCode, body));
  }

  @Get()
  @Describe({
    summary: 'What the machine was told and what it answered, newest first',
    answer: pageOf(commandShape, 'CommandPage'),
    refuses: ['validation-failed', 'unauthenticated', 'forbidden', 'not-found'],
  })
  listCommands(
    @InContext() context: Context,
    @Param({ schema: piecePath }) { assetCode }: PiecePath,
    @Query({ schema: commandQuery }) query: CommandQuery,
  ) {
    return listCommands(context, assetCode, query);
  }
}
