import { Body, Controller, Get, Param, Patch, Post, Req, Res } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import { z } from 'zod';

import type { Context } from '#custody/authorisation/caller';
import { changeFamily } from '#custody/catalogue/change-family';
import { createFamily } from '#custody/catalogue/create-family';
import { listFamilies, readFamily } from '#custody/catalogue/find-family';
import {
  familyChange,
  familyCode,
  familyShape,
  newFamily,
  type FamilyChange,
  type NewFamily,
} from '#custody/catalogue/schemas';

import { ExpectedVersion, setETag, TakesIfMatch } from '../http/etag.ts';
import { InContext, type ApiRequest } from '../http/request.ts';
import { Once } from '../idempotency/once.ts';
import { Describe, pageOf, TakesIdempotencyKey } from '../openapi/describe.ts';

const path = z.object({ code: familyCode });
type FamilyPath = z.infer<typeof path>;

@ApiTags('catalogue')
@Controller('api/v1/families')
export class FamiliesController {
  constructor(private readonly once: Once) {}

  @Get()
  @Describe({
    summary: 'The kinds of equipment and what they measure',
    answer: pageOf(familyShape, 'FamilyPage'),
    refuses: ['unauthenticated'],
  })
  listFamilies(@InContext() { db }: Context) {
    return listFamilies(db);
  }

  @Post()
  @TakesIdempotencyKey()
  @Describe({
    summary: 'Add a kind of equipment',
    answer: familyShape,
    status: 201,
    refuses: ['validation-failed', 'unauthenticated', 'forbidden', 'already-exists', 'idempotency-mismatch'],
  })
  async createFamily(
    @Req() request: ApiRequest,
    @Body({ schema: newFamily }) body: NewFamily,
    @Res({ passthrough: true }) reply: FastifyReply,
  ) {
    const { family, version } = await this.once.run(request, (context) => createFamily(context, body));
    setETag(reply, version);
    return family;
  }

  @Get(':code')
  @Describe({
    summary: 'One kind of equipment',
    answer: familyShape,
    refuses: ['validation-failed', 'unauthenticated', 'not-found'],
  })
  async readFamily(
    @InContext() { db }: Context,
    @Param({ schema: path }) { code }: FamilyPath,
    @Res({ passthrough: true }) reply: FastifyReply,
  ) {
    const { family, version } = await readFamily(db, code);
    setETag(reply, version);
    return family;
  }

  @Patch(':code')
  @TakesIfMatch()
  @Describe({
    summary:
      'Change what a family is called, measures and shows first; a standard one is changed by the national center',
    answer: familyShape,
    refuses: ['validation-failed', 'unauthenticated', 'forbidden', 'not-found', 'version-mismatch'],
  })
  async changeFamily(
    @InContext() context: Context,
    @Param({ schema: path }) { code }: FamilyPath,
    @Body({ schema: familyChange }) body: FamilyChange,
    @ExpectedVersion() expected: number | undefined,
    @Res({ passthrough: true }) reply: FastifyReply,
  ) {
    const { family, version } = await changeFamily(context, code, body, expected);
    setETag(reply, version);
    return family;
  }
}
