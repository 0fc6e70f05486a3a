import { Injectable, type CanActivate, type ExecutionContext } from '@nestjs/common';
import { Reflector } from '@nestjs/core';

import { Problem } from '#custody/problem';
import { resolveSession } from '#custody/session/resolve-session';

import { ApiParts } from '../parts.ts';
import { comesFromOwnPages } from './origin.ts';
import { BEFORE_PASSWORD_CHANGE, PUBLIC, type ApiRequest } from './request.ts';
import { readSessionCookie } from './session-cookie.ts';

/** Finds out who asks, before anything else is looked at. */
@Injectable()
export class AuthenticateGuard implements CanActivate {
  constructor(
    private readonly parts: ApiParts,
    private readonly reflector: Reflector,
  ) {}

  async canActivate(execution: ExecutionContext): Promise<boolean> {
    if (this.isMarked(execution, PUBLIC)) return true;
    const request = execution.switchToHttp().getRequest<ApiRequest>();
    const now = this.parts.now();
    const db = this.parts.database.db;
    const caller = await resolveSession(db, this.readToken(request), now);
    if (!caller)
      throw new Problem('unauthenticated', 'the token is not known, or its session has ended: sign in again');
    if (caller.mustChangePassword && !this.isMarked(execution, BEFORE_PASSWORD_CHANGE)) {
      throw new Problem('password-change-required', 'change your password first: PUT /api/v1/me/password');
    }
    request.context = { db, caller, now, address: request.ip };
    return true;
  }

  private readToken(request: ApiRequest): string {
    const { authorization } = request.headers;
    if (authorization !== undefined) return readBearer(authorization);
    const cookie = readSessionCookie(request, this.parts);
    if (cookie === undefined) throw new Problem('unauthenticated', 'sign in first: POST /api/v1/session');
    if (!comesFromOwnPages(request, this.parts.publicUrl)) {
      throw new Problem('origin-refused', 'a change with a cookie must come from our own pages');
    }
    return cookie;
  }

  private isMarked(execution: ExecutionContext, mark: string): boolean {
    return this.reflector.getAllAndOverride<boolean>(mark, [execution.getHandler(), execution.getClass()]) === true;
  }
}

function readBearer(authorization: string): string {
  const token = /^Bearer +([\w-]{1,200})$/i.exec(authorization)?.[1];
  if (token === undefined) throw new Problem('unauthenticated', 'Authorization must be a bearer token');
  return token;
}
