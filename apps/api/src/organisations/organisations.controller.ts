import { Body, Controller, Get, Param, Post, Query, Req, Res } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import { z } from 'zod';

import type { Context } from '#custody/authorisation/caller';
import { organisationCode } from '#custody/fields';
import { createOrganisation } from '#custody/organisations/create-organisation';
import { listOrganisations } from '#custody/organisations/list-organisations';
import { readOrganisation } from '#custody/organisations/read-organisation';
import {
  newOrganisation,
  organisationQuery,
  organisationShape,
  type NewOrganisation,
  type OrganisationQuery,
} from '#custody/organisations/schemas';

import { setETag } from '../http/etag.ts';
import { InContext, type ApiRequest } from '../http/request.ts';
import { Once } from '../idempotency/once.ts';
import { Describe, pageOf, TakesIdempotencyKey } from '../openapi/describe.ts';

const path = z.object({ code: organisationCode });

@ApiTags('organisations')
@Controller('api/v1/organisations')
export class OrganisationsController {
  constructor(private readonly once: Once) {}

  @Get()
  @Describe({
    summary: 'The organisations that the caller reaches',
    answer: pageOf(organisationShape, 'OrganisationPage'),
    refuses: ['validation-failed', 'unauthenticated', 'forbidden'],
  })
  listOrganisations(@InContext() context: Context, @Query({ schema: organisationQuery }) query: OrganisationQuery) {
    return listOrganisations(context, query);
  }

  @Post()
  @TakesIdempotencyKey()
  @Describe({
    summary: 'Add an organisation',
    answer: organisationShape,
    status: 201,
    refuses: ['validation-failed', 'unauthenticated', 'forbidden', 'already-exists', 'idempotency-mismatch'],
  })
  createOrganisation(@Req() request: ApiRequest, @Body({ schema: newOrganisation }) body: NewOrganisation) {
    return this.once.run(request, (context) => createOrganisation(context, body));
  }

  @Get(':code')
  @Describe({
    summary: 'One organisation',
    answer: organisationShape,
    refuses: ['unauthenticated', 'forbidden', 'not-found'],
  })
  async readOrganisation(
    @InContext() context: Context,
    @Param({ schema: path }) { code }: z.infer<typeof path>,
    @Res({ passthrough: true }) reply: FastifyReply,
  ) {
    const { organisation, version } = await readOrganisation(context, code);
    setETag(reply, version);
    return organisation;
  }
}
