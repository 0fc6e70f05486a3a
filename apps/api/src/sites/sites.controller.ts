import { Body, Controller, Delete, Get, HttpCode, Param, Patch, Post, Query, Req, Res } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import { z } from 'zod';

import type { Context } from '#custody/authorisation/caller';
import { changeSite } from '#custody/sites/change-site';
import { createSite } from '#custody/sites/create-site';
import { importSites } from '#custody/sites/import/import-sites';
import {
  importQuery,
  importResult,
  siteCollection,
  type ImportQuery,
  type SiteCollection,
} from '#custody/sites/import/schemas';
import { listSites } from '#custody/sites/list-sites';
import { readSite } from '#custody/sites/read-site';
import { retireSite } from '#custody/sites/retire-site';
import {
  newSite,
  siteChange,
  siteQuery,
  siteShape,
  type NewSite,
  type SiteChange,
  type SiteQuery,
} from '#custody/sites/schemas';

import { ExpectedVersion, setETag, TakesIfMatch } from '../http/etag.ts';
import { InContext, type ApiRequest } from '../http/request.ts';
import { Once } from '../idempotency/once.ts';
import { Describe, pageOf, TakesIdempotencyKey } from '../openapi/describe.ts';
import { NeedsRight } from './needs-right.ts';

const path = z.object({ siteId: z.uuid() });
type SitePath = z.infer<typeof path>;

@ApiTags('sites')
@Controller('api/v1/sites')
export class SitesController {
  constructor(private readonly once: Once) {}

  @Get()
  @Describe({
    summary: 'Home bases and places of risk that the caller reaches, by kind, place and region',
    answer: pageOf(siteShape, 'SitePage'),
    refuses: ['validation-failed', 'unauthenticated', 'forbidden'],
  })
  listSites(@InContext() context: Context, @Query({ schema: siteQuery }) query: SiteQuery) {
    return listSites(context, query);
  }

  @Post()
  @NeedsRight('create-site')
  @TakesIdempotencyKey()
  @Describe({
    summary: 'Enter a home base or a place of risk',
    answer: siteShape,
    status: 201,
    refuses: ['validation-failed', 'unauthenticated', 'forbidden', 'idempotency-mismatch'],
  })
  async createSite(
    @Req() request: ApiRequest,
    @Body({ schema: newSite }) body: NewSite,
    @Res({ passthrough: true }) reply: FastifyReply,
  ) {
    const { site, version } = await this.once.run(request, (context) => createSite(context, body));
    setETag(reply, version);
    return site;
  }

  @Post('import')
  @HttpCode(200)
  @NeedsRight('import-sites')
  @TakesIdempotencyKey()
  @Describe({
    summary: 'Take in a GeoJSON file of sites as one, or say what that would do',
    answer: importResult,
    refuses: ['validation-failed', 'unauthenticated', 'forbidden', 'payload-too-large', 'idempotency-mismatch'],
  })
  importSites(
    @Req() request: ApiRequest,
    @Query({ schema: importQuery }) query: ImportQuery,
    @Body({ schema: siteCollection }) body: SiteCollection,
  ) {
    return this.once.run(request, (context) => importSites(context, query, body));
  }

  @Get(':siteId')
  @Describe({
    summary: 'One site',
    answer: siteShape,
    refuses: ['validation-failed', 'unauthenticated', 'forbidden', 'not-found'],
  })
  async readSite(
    @InContext() context: Context,
    @Param({ schema: path }) { siteId }: SitePath,
    @Res({ passthrough: true }) reply: FastifyReply,
  ) {
    const { site, version } = await readSite(context, siteId);
    setETag(reply, version);
    return site;
  }

  @Patch(':siteId')
  @NeedsRight('change-site')
  @TakesIfMatch()
  @Describe({
    summary: 'Say anew what a site is, where, and whose',
    answer: siteShape,
    refuses: ['validation-failed', 'unauthenticated', 'forbidden', 'not-found', 'already-exists', 'version-mismatch'],
  })
  async changeSite(
    @InContext() context: Context,
    @Param({ schema: path }) { siteId }: SitePath,
    @Body({ schema: siteChange }) body: SiteChange,
    @ExpectedVersion() expected: number | undefined,
    @Res({ passthrough: true }) reply: FastifyReply,
  ) {
    const { site, version } = await changeSite(context, siteId, body, expected);
    setETag(reply, version);
    return site;
  }

  @Delete(':siteId')
  @HttpCode(204)
  @TakesIfMatch()
  @Describe({
    summary: 'Retire a site; refused while a piece is at home there',
    status: 204,
    refuses: ['validation-failed', 'unauthenticated', 'forbidden', 'not-found', 'in-use', 'version-mismatch'],
  })
  async retireSite(
    @InContext() context: Context,
    @Param({ schema: path }) { siteId }: SitePath,
    @ExpectedVersion() expected: number | undefined,
  ): Promise<void> {
    await retireSite(context, siteId, expected);
  }
}
