import { Body, Controller, Get, Post, Query, Req } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';

import type { Context } from '#custody/authorisation/caller';
import { createPerson } from '#custody/people/create-person';
import { listPeople } from '#custody/people/list-people';
import { newPerson, personQuery, personShape, type NewPerson, type PersonQuery } from '#custody/people/schemas';

import { InContext, type ApiRequest } from '../http/request.ts';
import { Once } from '../idempotency/once.ts';
import { Describe, pageOf, TakesIdempotencyKey } from '../openapi/describe.ts';

@ApiTags('people')
@Controller('api/v1/people')
export class PeopleController {
  constructor(private readonly once: Once) {}

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
}
