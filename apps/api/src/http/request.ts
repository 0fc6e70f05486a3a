import { createParamDecorator, SetMetadata, type ExecutionContext } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';

import type { Context } from '#custody/authorisation/caller';

/** A request after the guard: on a route that is not public it has a context. */
export interface ApiRequest extends FastifyRequest {
  context?: Context;
}

export const PUBLIC = 'muster:public';
export const BEFORE_PASSWORD_CHANGE = 'muster:before-password-change';

/** Anyone may call it, signed in or not. */
export const Public = () => SetMetadata(PUBLIC, true);

/** Also those may call it who must change their password first. */
export const BeforePasswordChange = () => SetMetadata(BEFORE_PASSWORD_CHANGE, true);

/** The verb's context of this request: who asks, where, when. */
export const InContext = createParamDecorator((_: unknown, execution: ExecutionContext): Context => {
  return contextOf(execution.switchToHttp().getRequest<ApiRequest>());
});

export function contextOf(request: ApiRequest): Context {
  if (!request.context) throw new Error('a route that is not public was reached without a context');
  return request.context;
}
