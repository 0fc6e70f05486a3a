import { Body, Controller, Delete, Get, HttpCode, Param, Patch, Post, Query, Req, Res } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import { z } from 'zod';

import type { Context } from '#custody/authorisation/caller';
import { organisationCode } from '#custody/fields';
import { changeOrganisation } from '#custody/organisations/change-organisation';
import { createOrganisation } from '#custody/organisations/create-organisation';
import { listOrganisations } from '#custody/organisations/list-organisations';
import { readOrganisation } from '#custody/organisations/read-organisation';
import { retireOrganisation } from '#custody/organisations/retire-organisation';
import {
  newOrganisation,
  organisationChange,
  organisationQuery,
  organisationShape,
  type NewOrganisation,
  type OrganisationChange,
  type OrganisationQuery,
} from '#custody/organisations/schemas';

import { ExpectedVersion, setETag, TakesIfMatch } from '../http/etag.ts';
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

  @Patch(':code')
  @TakesIfMatch()
  @Describe({
    summary: 'Rename an organisation, move it in the tree, say where it is based',
    answer: organisationShape,
    refuses: ['validation-failed', 'unauthenticated', 'forbidden', 'not-found', 'version-mismatch'],
  })
  async changeOrganisation(
    @InContext() context: Context,
    @Param({ schema: path }) { code }: z.infer<typeof path>,
    @Body({ schema: organisationChange }) body: OrganisationChange,
    @ExpectedVersion() expected: number | undefined,
    @Res({ passthrough: true }) reply: FastifyReply,
  ) {
    const { organisation, version } = await changeOrganisation(context, code, body, expected);
    setETag(reply, version);
    return organisation;
  }

  @Delete(':code')
  @HttpCode(204)
  @TakesIfMatch()
  @Describe({
    summary: 'Retire an organisation; refused while people, pieces or other organisations depend on it',
    status: 204,
    refuses: ['validation-failed', 'unauthenticated', 'forbidden', 'not-found', 'in-use', 'version-mismatch'],
  })
  async retireOrganisation(
    @InContext() context: Context,
    @Param({ schema: path }) { code }: z.infer<typeof path>,
    @ExpectedVersion() expected: number | undefined,
  ): Promise<void> {
    await retireOrganisation(context, code, expected);
  }
}
