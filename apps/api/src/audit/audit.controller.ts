import { Controller, Get, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';

import { listAudit } from '#custody/audit/list-audit';
import { auditEntryShape, auditQuery, type AuditQuery } from '#custody/audit/schemas';
import type { Context } from '#custody/authorisation/caller';

import { InContext } from '../http/request.ts';
import { Describe, pageOf } from '../openapi/describe.ts';

@ApiTags('audit')
@Controller('api/v1/audit')
export class AuditController {
  @Get()
  @Describe({
    summary: 'Who did what, and what was refused to whom, newest first',
    answer: pageOf(auditEntryShape, 'AuditPage'),
    refuses: ['validation-failed', 'unauthenticated', 'forbidden'],
  })
  listAudit(@InContext() context: Context, @Query({ schema: auditQuery }) query: AuditQuery) {
    return listAudit(context, query);
  }
}
