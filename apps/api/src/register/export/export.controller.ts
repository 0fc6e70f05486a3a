import { Controller, Get, Param, Query, Req, Res, StreamableFile } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import { encode } from 'uqr';
import { z } from 'zod';

import { XLSX } from '#custody/attachments/kinds';
import type { Context } from '#custody/authorisation/caller';
import { drawLabel } from '#custody/register/label';
import { listForExport } from '#custody/register/list-for-export';
import { readLabel } from '#custody/register/read-label';
import { equipmentFilter } from '#custody/register/schemas';

import { HeavyWork } from '../../heavy-work.ts';
import { addressOf } from '../../http/address-of.ts';
import { InContext, type ApiRequest } from '../../http/request.ts';
import { Describe } from '../../openapi/describe.ts';
import { ApiParts } from '../../parts.ts';
import { piecePath, type PiecePath } from '../piece-path.ts';
import { writeTableApart } from './write-table-apart.ts';

const exportQuery = z.strictObject({
  ...equipmentFilter,
  format: z.enum(['xlsx', 'csv']).default('xlsx'),
  language: z.enum(['zh', 'en']).default('zh').meta({ description: 'Of the headings' }),
});
type ExportQuery = z.infer<typeof exportQuery>;

const CSV = 'text/csv; charset=utf-8';
const SVG = 'image/svg+xml';
/** Opened by itself, it can do nothing. */
const INERT = "default-src 'none'; style-src 'unsafe-inline'; sandbox; frame-ancestors 'none'";

@ApiTags('equipment')
@Controller('api/v1/equipment')
export class ExportController {
  constructor(
    private readonly parts: ApiParts,
    private readonly heavy: HeavyWork,
  ) {}

  @Get('export')
  @Describe({
    summary: 'The pieces of a filter as a table, all of them; an import of it changes nothing',
    file: [XLSX, 'text/csv'],
    refuses: ['validation-failed', 'unauthenticated', 'forbidden', 'rate-limited'],
  })
  async exportEquipment(
    @InContext() context: Context,
    @Query({ schema: exportQuery }) { format, language, ...filter }: ExportQuery,
  ) {
    const bytes = await this.heavy.do(async () => {
      const pieces = [];
      for await (const some of listForExport(context, filter)) pieces.push(...some);
      return writeTableApart({ pieces, language, format });
    });
    const disposition = `attachment; filename="equipment.${format}"`;
    return new StreamableFile(bytes, { type: format === 'csv' ? CSV : XLSX, length: bytes.length, disposition });
  }

  @Get(':assetCode/label')
  @Describe({
    summary: 'The label of a piece to print: its address here as a QR code, its code and its name',
    file: [SVG],
    refuses: ['validation-failed', 'unauthenticated', 'forbidden', 'not-found'],
  })
  async readLabel(
    @Req() request: ApiRequest,
    @InContext() context: Context,
    @Param({ schema: piecePath }) { assetCode }: PiecePath,
    @Res({ passthrough: true }) reply: FastifyReply,
  ) {
    const text = await readLabel(context, assetCode);
    const squares = encode(`${addressOf(this.parts, request)}/equipment/${assetCode}`, { ecc: 'M', border: 0 }).data;
    const bytes = Buffer.from(drawLabel(text, squares));
    reply.header('content-security-policy', INERT);
    return new StreamableFile(bytes, { type: SVG, length: bytes.length, disposition: 'inline' });
  }
}
