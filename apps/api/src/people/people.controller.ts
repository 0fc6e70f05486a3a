import { Body, Controller, Get, HttpCode, Param, Patch, Post, Put, Query, Req, Res } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import { z } from 'zod';

import type { Context } from '#custody/authorisation/caller';
import { changePerson } from '#custody/people/change-person';
import { createPerson } from '#custody/people/create-person';
import { listPeople } from '#custody/people/list-people';
import { readPerson } from '#custody/people/read-person';
import { resetPassword } from '#custody/people/reset-password';
import {
  newPerson,
  passwordReset,
  personChange,
  personQuery,
  personShape,
  type NewPerson,
  type PasswordReset,
  type PersonChange,
  type PersonQuery,
} from '#custody/people/schemas';

import { ExpectedVersion, setETag, TakesIfMatch } from '../http/etag.ts';
import { InContext, type ApiRequest } from '../http/request.ts';
import { Once } from '../idempotency/once.ts';
import { Describe, pageOf, TakesIdempotencyKey } from '../openapi/describe.ts';
import { SessionEnds } from '../session/session-ends.ts';

const path = z.object({ personId: z.uuid() });
type PersonPath = z.infer<typeof path>;

@ApiTags('people')
@Controller('api/v1/people')
export class PeopleController {
  constructor(
    private readonly once: Once,
    private readonly sessionEnds: SessionEnds,
  ) {}

  @Get()
  @Describe({
    summary: 'The people of the organisations that the caller reaches',
    answer: pageOf(personShape, 'PersonPage'),
    refuses: ['validation-failed', 'unauthenticated', 'forbidden'],
  })
  listPeople(@InContext() context: Context, @Query({ schema: personQuery }) query: PersonQuery) {
    return listPeople(context, query);
  }

  @Post()
  @TakesIdempotencyKey()
  @Describe({
    summary: 'Add a person',
    answer: personShape,
    status: 201,
    refuses: ['validation-failed', 'unauthenticated', 'forbidden', 'already-exists', 'idempotency-mismatch'],
  })
  createPerson(@Req() request: ApiRequest, @Body({ schema: newPerson }) body: NewPerson) {
    return this.once.run(request, (context) => createPerson(context, body));
  }

  @Get(':personId')
  @Describe({
    summary: 'One person',
    answer: personShape,
    refuses: ['validation-failed', 'unauthenticated', 'forbidden', 'not-found'],
  })
  async readPerson(
    @InContext() context: Context,
    @Param({ schema: path }) { personId }: PersonPath,
    @Res({ passthrough: true }) reply: FastifyReply,
  ) {
    const { person, version } = await readPerson(context, personId);
    setETag(reply, version);
    return person;
  }

  @Patch(':personId')
  @TakesIfMatch()
  @Describe({
    summary: 'Change name, organisation and roles, or deactivate; ends the person’s sessions when rights change',
    answer: personShape,
    refuses: ['validation-failed', 'unauthenticated', 'forbidden', 'not-found', 'version-mismatch'],
  })
  async changePerson(
    @InContext() context: Context,
    @Param({ schema: path }) { personId }: PersonPath,
    @Body({ schema: personChange }) body: PersonChange,
    @ExpectedVersion() expected: number | undefined,
    @Res({ passthrough: true }) reply: FastifyReply,
  ) {
    const { person, version } = await changePerson(context, personId, body, expected);
    this.sessionEnds.ended.next();
    setETag(reply, version);
    return person;
  }

  @Put(':personId/password')
  @HttpCode(204)
  @Describe({
    summary: 'Reset somebody’s password: it must be changed at the next sign-in, and their sessions end',
    status: 204,
    refuses: ['validation-failed', 'unauthenticated', 'forbidden', 'not-found'],
  })
  async resetPassword(
    @InContext() context: Context,
    @Param({ schema: path }) { personId }: PersonPath,
    @Body({ schema: passwordReset }) body: PasswordReset,
  ): Promise<void> {
    await resetPassword(context, personId, body);
    this.sessionEnds.ended.next();
  }
}
