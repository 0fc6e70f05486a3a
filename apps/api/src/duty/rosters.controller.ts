import { Body, Controller, Get, Param, Put, Query, Res } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import { z } from 'zod';

import type { Context } from '#custody/authorisation/caller';
import { listRosters, readRoster } from '#custody/duty/read-rosters';
import { rosterQuery, rosterSetting, rosterShape, type RosterQuery, type RosterSetting } from '#custody/duty/schemas';
import { setRoster } from '#custody/duty/set-roster';
import { organisationCode } from '#custody/fields';

import { ExpectedVersion, setETag, TakesIfMatch } from '../http/etag.ts';
import { InContext } from '../http/request.ts';
import { Describe, pageOf } from '../openapi/describe.ts';

const path = z.object({ code: organisationCode });
type Path = z.infer<typeof path>;

@ApiTags('duty')
@Controller('api/v1/duty-rosters')
export class RostersController {
  @Get()
  @Describe({
    summary: 'The duty rooms in reach and those above, and who is on duty there now',
    answer: pageOf(rosterShape, 'DutyRosterPage'),
    refuses: ['validation-failed', 'unauthenticated', 'forbidden'],
  })
  listRosters(@InContext() context: Context, @Query({ schema: rosterQuery }) query: RosterQuery) {
    return listRosters(context, query);
  }

  @Get(':code')
  @Describe({
    summary: 'The duty room of one organisation',
    answer: rosterShape,
    refuses: ['validation-failed', 'unauthenticated', 'forbidden', 'not-found'],
  })
  async readRoster(
    @InContext() context: Context,
    @Param({ schema: path }) { code }: Path,
    @Res({ passthrough: true }) reply: FastifyReply,
  ) {
    const { roster, version } = await readRoster(context, code);
    setETag(reply, version);
    return roster;
  }

  @Put(':code')
  @TakesIfMatch()
  @Describe({
    summary: 'Say how the duty room of an organisation is reached and how soon it must answer',
    answer: rosterShape,
    refuses: ['validation-failed', 'unauthenticated', 'forbidden', 'not-found', 'version-mismatch'],
  })
  async setRoster(
    @InContext() context: Context,
    @Param({ schema: path }) { code }: Path,
    @Body({ schema: rosterSetting }) body: RosterSetting,
    @ExpectedVersion() expected: number | undefined,
    @Res({ passthrough: true }) reply: FastifyReply,
  ) {
    const { roster, version } = await setRoster(context, code, body, expected);
    setETag(reply, version);
    return roster;
  }
}
