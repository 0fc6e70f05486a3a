import { Body, Controller, Delete, Get, HttpCode, Param, Post, Put, Req, Res } from '@nestjs/common';
import { ApiSecurity, ApiTags } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import { setTimeout as wait } from 'node:timers/promises';
import { z } from 'zod';

import type { Context } from '#custody/authorisation/caller';
import { changePassword } from '#custody/people/change-password';
import { foldUsername } from '#custody/people/fold-username';
import { meShape, passwordChange, type Me, type PasswordChange } from '#custody/people/schemas';
import { Problem } from '#custody/problem';
import { endSession } from '#custody/session/end-session';
import { listSessions } from '#custody/session/list-sessions';
import { ownSession, signedIn, signInRequest, type SignInRequest } from '#custody/session/schemas';
import { signIn } from '#custody/session/sign-in';
import { signOut } from '#custody/session/sign-out';

import { isOwnOrigin } from '../http/origin.ts';
import { BeforePasswordChange, InContext, Public, type ApiRequest } from '../http/request.ts';
import { clearSessionCookie, setSessionCookie } from '../http/session-cookie.ts';
import { Describe, pageOf } from '../openapi/describe.ts';
import { ApiParts } from '../parts.ts';
import { SessionEnds } from './session-ends.ts';
import { Turns } from './turns.ts';

const sessionPath = z.object({ sessionId: z.uuid() });

@ApiTags('session')
@Controller('api/v1')
export class SessionController {
  constructor(
    private readonly parts: ApiParts,
    private readonly sessionEnds: SessionEnds,
    private readonly turns: Turns,
  ) {}

  @Post('session')
  @HttpCode(200)
  @Public()
  @ApiSecurity({})
  @Describe({
    summary: 'Sign in; a browser gets a cookie as well',
    answer: signedIn,
    refuses: ['validation-failed', 'invalid-credentials', 'origin-refused', 'rate-limited'],
  })
  async signIn(
    @Body({ schema: signInRequest }) body: SignInRequest,
    @Req() request: ApiRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ) {
    const { origin } = request.headers;
    if (origin !== undefined && !isOwnOrigin(origin, request, this.parts.publicUrl)) {
      throw new Problem('origin-refused', 'sign in on our own pages');
    }
    const attempt = { ...body, address: request.ip, wait };
    const session = await this.turns.take(turnOf(body.username, request), () =>
      signIn(this.parts.database.db, attempt, this.parts.now()),
    );
    setSessionCookie(reply, this.parts, session.token, session.expiresAt);
    return { ...session, expiresAt: session.expiresAt.toISOString() };
  }

  @Delete('session')
  @HttpCode(204)
  @BeforePasswordChange()
  @Describe({ summary: 'Sign out', status: 204, refuses: ['unauthenticated', 'origin-refused'] })
  async signOut(@InContext() context: Context, @Res({ passthrough: true }) reply: FastifyReply): Promise<void> {
    await signOut(context);
    clearSessionCookie(reply, this.parts);
    this.sessionEnds.ended.next();
  }

  @Get('me')
  @BeforePasswordChange()
  @Describe({ summary: 'Who is signed in', answer: meShape, refuses: ['unauthenticated'] })
  readMe(@InContext() { caller }: Context): Me {
    const { personId: id, username, name, organisation, roles, mustChangePassword } = caller;
    const { timeZone } = this.parts;
    return { id, username, name, organisation, roles: [...roles], mustChangePassword, timeZone };
  }

  @Put('me/password')
  @HttpCode(204)
  @BeforePasswordChange()
  @Describe({
    summary: 'Change one’s own password; ends one’s other sessions',
    status: 204,
    refuses: ['validation-failed', 'unauthenticated', 'invalid-credentials', 'origin-refused', 'rate-limited'],
  })
  async changePassword(
    @InContext() context: Context,
    @Body({ schema: passwordChange }) body: PasswordChange,
    @Req() request: ApiRequest,
  ): Promise<void> {
    await this.turns.take(turnOf(context.caller.username, request), () => changePassword(context, body, request.ip));
    this.sessionEnds.ended.next();
  }

  @Get('me/sessions')
  @BeforePasswordChange()
  @Describe({
    summary: 'Where one is signed in',
    answer: pageOf(ownSession, 'OwnSessionPage'),
    refuses: ['unauthenticated'],
  })
  listSessions(@InContext() context: Context) {
    return listSessions(context);
  }

  @Delete('me/sessions/:sessionId')
  @HttpCode(204)
  @BeforePasswordChange()
  @Describe({
    summary: 'End one of one’s own sessions; open streams end with it',
    status: 204,
    refuses: ['validation-failed', 'unauthenticated', 'not-found', 'origin-refused'],
  })
  async endSession(
    @InContext() context: Context,
    @Param({ schema: sessionPath }) { sessionId }: z.infer<typeof sessionPath>,
  ): Promise<void> {
    await endSession(context, sessionId);
    this.sessionEnds.ended.next();
  }
}

/** Guesses at one account from one address see each other's failures; those from elsewhere hold up nobody. */
function turnOf(username: string, { ip }: ApiRequest): string {
  return JSON.stringify([foldUsername(username), ip]);
}
