import { Body, Controller, Get, Patch, Res } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';

import type { Context } from '#custody/authorisation/caller';
import { changeSettings } from '#custody/settings/change-settings';
import { readSettings } from '#custody/settings/read-settings';
import { settingsChange, settingsShape, type SettingsChange } from '#custody/settings/schemas';

import { ExpectedVersion, setETag, TakesIfMatch } from '../http/etag.ts';
import { InContext } from '../http/request.ts';
import { Describe } from '../openapi/describe.ts';

@ApiTags('settings')
@Controller('api/v1/settings')
export class SettingsController {
  @Get()
  @Describe({
    summary: 'What holds for the whole installation',
    answer: settingsShape,
    refuses: ['unauthenticated', 'forbidden'],
  })
  async readSettings(@InContext() context: Context, @Res({ passthrough: true }) reply: FastifyReply) {
    const { settings, version } = await readSettings(context);
    setETag(reply, version);
    return settings;
  }

  @Patch()
  @TakesIfMatch()
  @Describe({
    summary: 'Change some of it; for administrators of the national center',
    answer: settingsShape,
    refuses: ['validation-failed', 'unauthenticated', 'forbidden', 'version-mismatch'],
  })
  async changeSettings(
    @InContext() context: Context,
    @Body({ schema: settingsChange }) body: SettingsChange,
    @ExpectedVersion() expected: number | undefined,
    @Res({ passthrough: true }) reply: FastifyReply,
  ) {
    const { settings, version } = await changeSettings(context, body, expected);
    setETag(reply, version);
    return settings;
  }
}
