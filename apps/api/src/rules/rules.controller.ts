import { Body, Controller, Delete, Get, HttpCode, Param, Patch, Post, Query, Req, Res } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import { z } from 'zod';

import type { Context } from '#custody/authorisation/caller';
import { changeRule } from '#custody/rules/change-rule';
import { createRule } from '#custody/rules/create-rule';
import { deleteRule } from '#custody/rules/delete-rule';
import { readRule } from '#custody/rules/find-rule';
import { listRules } from '#custody/rules/list-rules';
import {
  newRule,
  ruleChange,
  ruleQuery,
  ruleShape,
  type NewRule,
  type RuleChange,
  type RuleQuery,
} from '#custody/rules/schemas';

import { ExpectedVersion, setETag, TakesIfMatch } from '../http/etag.ts';
import { InContext, type ApiRequest } from '../http/request.ts';
import { Once } from '../idempotency/once.ts';
import { Describe, pageOf, TakesIdempotencyKey } from '../openapi/describe.ts';

const path = z.object({ ruleId: z.uuid() });
type Path = z.infer<typeof path>;

@ApiTags('rules')
@Controller('api/v1/rules')
export class RulesController {
  constructor(private readonly once: Once) {}

  @Get()
  @Describe({
    summary: 'The conditions that raise alarms: those that the caller may change, and those that hold from above',
    answer: pageOf(ruleShape, 'RulePage'),
    refuses: ['validation-failed', 'unauthenticated', 'forbidden', 'not-found'],
  })
  listRules(@InContext() context: Context, @Query({ schema: ruleQuery }) query: RuleQuery) {
    return listRules(context, query);
  }

  @Post()
  @TakesIdempotencyKey()
  @Describe({
    summary: 'Add a condition for a family or for one piece; that of a piece stands in place of its family’s',
    answer: ruleShape,
    status: 201,
    refuses: ['validation-failed', 'unauthenticated', 'forbidden', 'not-found', 'idempotency-mismatch'],
  })
  async createRule(
    @Req() request: ApiRequest,
    @Body({ schema: newRule }) body: NewRule,
    @Res({ passthrough: true }) reply: FastifyReply,
  ) {
    const { rule, version } = await this.once.run(request, (context) => createRule(context, body));
    setETag(reply, version);
    return rule;
  }

  @Get(':ruleId')
  @Describe({
    summary: 'One condition',
    answer: ruleShape,
    refuses: ['validation-failed', 'unauthenticated', 'forbidden', 'not-found'],
  })
  async readRule(
    @InContext() context: Context,
    @Param({ schema: path }) { ruleId }: Path,
    @Res({ passthrough: true }) reply: FastifyReply,
  ) {
    const { rule, version } = await readRule(context, ruleId);
    setETag(reply, version);
    return rule;
  }

  @Patch(':ruleId')
  @TakesIfMatch()
  @Describe({
    summary: 'Change how a condition judges',
    answer: ruleShape,
    refuses: ['validation-failed', 'unauthenticated', 'forbidden', 'not-found', 'version-mismatch'],
  })
  async changeRule(
    @InContext() context: Context,
    @Param({ schema: path }) { ruleId }: Path,
    @Body({ schema: ruleChange }) body: RuleChange,
    @ExpectedVersion() expected: number | undefined,
    @Res({ passthrough: true }) reply: FastifyReply,
  ) {
    const { rule, version } = await changeRule(context, ruleId, body, expected);
    setETag(reply, version);
    return rule;
  }

  @Delete(':ruleId')
  @HttpCode(204)
  @TakesIfMatch()
  @Describe({
    summary: 'Take a condition away; its alarms that stand are cleared',
    status: 204,
    refuses: ['validation-failed', 'unauthenticated', 'forbidden', 'not-found', 'version-mismatch'],
  })
  deleteRule(
    @InContext() context: Context,
    @Param({ schema: path }) { ruleId }: Path,
    @ExpectedVersion() expected: number | undefined,
  ) {
    return deleteRule(context, ruleId, expected);
  }
}
