import { Controller, Delete, Get, HttpCode, Param, Post, Query, Req } from '@nestjs/common';
import { ApiBody, ApiConsumes, ApiTags } from '@nestjs/swagger';
import { Readable } from 'node:stream';
import { z } from 'zod';

import { requireRight } from '#custody/authorisation/authorise';
import type { Context } from '#custody/authorisation/caller';
import { page } from '#custody/fields';
import { invalidField, Problem } from '#custody/problem';
import { commitImport } from '#custody/register/import/commit-import';
import { discardImport } from '#custody/register/import/discard-import';
import { listImportRows, listImports, readImport } from '#custody/register/import/read-import';
import {
  importRowQuery,
  importRowShape,
  importShape,
  newImport,
  type ImportRowQuery,
  type NewImport,
} from '#custody/register/import/schemas';
import { startImport } from '#custody/register/import/start-import';
import { loadSettings } from '#custody/settings/load-settings';

import { MEBIBYTE, tooLarge } from '../../attachments/files/receive-body.ts';
import { InContext, type ApiRequest } from '../../http/request.ts';
import { Once } from '../../idempotency/once.ts';
import { Describe, pageOf, TakesIdempotencyKey } from '../../openapi/describe.ts';
import { ApiParts } from '../../parts.ts';
import { EquipmentImports } from './equipment-imports.ts';

const path = z.object({ importId: z.uuid() });
type ImportPath = z.infer<typeof path>;
const listQuery = z.strictObject(page);
type ListQuery = z.infer<typeof listQuery>;

@ApiTags('equipment')
@Controller('api/v1/equipment/imports')
export class ImportsController {
  constructor(
    private readonly parts: ApiParts,
    private readonly imports: EquipmentImports,
    private readonly once: Once,
  ) {}

  @Get()
  @Describe({
    summary: 'Tables of pieces that were sent, the latest first',
    answer: pageOf(importShape, 'EquipmentImportPage'),
    refuses: ['validation-failed', 'unauthenticated', 'forbidden'],
  })
  listImports(@InContext() context: Context, @Query({ schema: listQuery }) query: ListQuery) {
    return listImports(context, query);
  }

  @Post()
  @HttpCode(202)
  @TakesIdempotencyKey()
  @ApiConsumes('application/octet-stream')
  @ApiBody({ description: 'The sheet itself, XLSX', schema: { type: 'string', format: 'binary' } })
  @Describe({
    summary: 'Stage a table of pieces: it is read, and each row judged; nothing is entered before it is committed',
    answer: importShape,
    status: 202,
    refuses: [
      'validation-failed',
      'unauthenticated',
      'forbidden',
      'file-too-large',
      'unsupported-media-type',
      'file-type-refused',
      'idempotency-mismatch',
      'rate-limited',
      'storage-full',
    ],
  })
  async startImport(
    @Req() request: ApiRequest,
    @InContext() context: Context,
    @Query({ schema: newImport }) described: NewImport,
  ) {
    requireRight(context.caller, 'stage-equipment-import');
    const { attachmentMaximumMebibytes } = (await loadSettings(context.db)).settings;
    const limitBytes = attachmentMaximumMebibytes * MEBIBYTE;
    if (Number(request.headers['content-length'] ?? 0) > limitBytes) throw tooLarge(limitBytes);
    if (request.body === undefined) throw invalidField('body', 'is empty');
    if (!(request.body instanceof Readable))
      throw new Problem('unsupported-media-type', 'send the sheet itself as application/octet-stream');
    return this.imports.receive(context, request.body, limitBytes, async ({ sha256 }) => {
      let isNew = false;
      const start = (within: Context) => {
        isNew = true;
        return startImport(within, described);
      };
      const started = await this.once.run(request, start, sha256.toString('hex'));
      return { started, isNew };
    });
  }

  @Get(':importId')
  @Describe({
    summary: 'How far a table is, and what entering it would do',
    answer: importShape,
    refuses: ['validation-failed', 'unauthenticated', 'forbidden', 'not-found'],
  })
  readImport(@InContext() context: Context, @Param({ schema: path }) { importId }: ImportPath) {
    return readImport(context, importId);
  }

  @Get(':importId/rows')
  @Describe({
    summary: 'The rows of a table with what is wrong, or what would change',
    answer: pageOf(importRowShape, 'EquipmentImportRowPage'),
    refuses: ['validation-failed', 'unauthenticated', 'forbidden', 'not-found'],
  })
  listImportRows(
    @InContext() context: Context,
    @Param({ schema: path }) { importId }: ImportPath,
    @Query({ schema: importRowQuery }) query: ImportRowQuery,
  ) {
    return listImportRows(context, importId, query);
  }

  @Post(':importId/commit')
  @HttpCode(200)
  @Describe({
    summary: 'Enter a staged table as one: all of it or nothing; sent again it changes nothing more',
    answer: importShape,
    refuses: ['validation-failed', 'unauthenticated', 'forbidden', 'not-found', 'in-use', 'version-mismatch'],
  })
  commitImport(@InContext() context: Context, @Param({ schema: path }) { importId }: ImportPath) {
    return commitImport({ ...context, db: this.parts.database.db }, importId, this.parts.now);
  }

  @Delete(':importId')
  @HttpCode(204)
  @Describe({
    summary: 'Drop a staged table',
    status: 204,
    refuses: ['validation-failed', 'unauthenticated', 'forbidden', 'not-found', 'in-use'],
  })
  async discardImport(@InContext() context: Context, @Param({ schema: path }) { importId }: ImportPath): Promise<void> {
    await discardImport(context, importId);
  }
}
