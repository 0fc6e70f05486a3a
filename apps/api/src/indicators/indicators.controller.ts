import { Controller, Get, Query, StreamableFile } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';

import type { Context } from '#custody/authorisation/caller';
import { listUtilisation, readUtilisation } from '#custody/indicators/read-utilisation';
import {
  utilisationList,
  utilisationQuery,
  utilisationReport,
  type UtilisationQuery,
  type UtilisationReport,
} from '#custody/indicators/schemas';
import { utilisationCells, utilisationHeadings } from '#custody/indicators/write-utilisation';

import { InContext } from '../http/request.ts';
import { Describe } from '../openapi/describe.ts';
import { csvOf } from '../register/export/csv-of.ts';

@ApiTags('indicators')
@Controller('api/v1')
export class IndicatorsController {
  @Get('indicators')
  @Describe({
    summary: 'How much of their time pieces were used and ran, per piece, custodian, family or host unit',
    answer: utilisationList,
    refuses: ['validation-failed', 'unauthenticated', 'forbidden'],
  })
  readIndicators(@InContext() context: Context, @Query({ schema: utilisationQuery }) query: UtilisationQuery) {
    return readUtilisation(context, query);
  }

  @Get('reports/utilisation.csv')
  @Describe({
    summary: 'The same as a table, all of it',
    file: ['text/csv'],
    refuses: ['validation-failed', 'unauthenticated', 'forbidden'],
  })
  async readReport(
    @InContext() context: Context,
    @Query({ schema: utilisationReport }) { language, ...filter }: UtilisationReport,
  ) {
    const rows = [utilisationHeadings(filter.by, language)];
    for await (const items of listUtilisation(context, filter)) rows.push(...items.map(utilisationCells));
    const bytes = Buffer.from(csvOf(rows));
    const disposition = 'attachment; filename="utilisation.csv"';
    return new StreamableFile(bytes, { type: 'text/csv; charset=utf-8', length: bytes.length, disposition });
  }
}
