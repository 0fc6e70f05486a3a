import { Body, Controller, Delete, Get, HttpCode, Param, Post, Req } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';

import type { Context } from '#custody/authorisation/caller';
import { issueCredential } from '#custody/register/issue-credential';
import { listCredentials } from '#custody/register/list-credentials';
import { revokeCredential } from '#custody/register/revoke-credential';
import { credentialShape, issuedCredential, newCredential, type NewCredential } from '#custody/register/schemas';

import { InContext, type ApiRequest } from '../http/request.ts';
import { Once } from '../idempotency/once.ts';
import { Describe, pageOf, TakesIdempotencyKey } from '../openapi/describe.ts';
import { ApiParts } from '../parts.ts';
import { credentialPath, piecePath, type CredentialPath, type PiecePath } from './piece-path.ts';

@ApiTags('credentials')
@Controller('api/v1/equipment/:assetCode/credentials')
export class CredentialsController {
  constructor(
    private readonly parts: ApiParts,
    private readonly once: Once,
  ) {}

  @Post()
  @TakesIdempotencyKey()
  @Describe({
    summary: 'Issue or rotate what the machine proves itself with',
    answer: issuedCredential,
    status: 201,
    refuses: ['validation-failed', 'unauthenticated', 'forbidden', 'not-found', 'idempotency-mismatch'],
  })
  issueCredential(
    @Req() request: ApiRequest,
    @Param({ schema: piecePath }) { assetCode }: PiecePath,
    @Body({ schema: newCredential }) body: NewCredential,
  ) {
    return this.once.run(request, (context) => issueCredential(context, this.parts.secretKey, assetCode, body));
  }

  @Get()
  @Describe({
    summary: 'All credentials that the piece ever had, without their secrets',
    answer: pageOf(credentialShape, 'CredentialPage'),
    refuses: ['validation-failed', 'unauthenticated', 'forbidden', 'not-found'],
  })
  listCredentials(@InContext() context: Context, @Param({ schema: piecePath }) { assetCode }: PiecePath) {
    return listCredentials(context, assetCode);
  }

  @Delete(':credentialId')
  @HttpCode(204)
  @Describe({
    summary: 'Revoke a credential; a connection that uses it is closed within 5 s',
    status: 204,
    refuses: ['validation-failed', 'unauthenticated', 'forbidden', 'not-found'],
  })
  async revokeCredential(
    @InContext() context: Context,
    @Param({ schema: credentialPath }) { assetCode, credentialId }: CredentialPath,
  ): Promise<void> {
    await revokeCredential(context, assetCode, credentialId);
  }
}
