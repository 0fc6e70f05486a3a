import type { FastifyReply, FastifyRequest } from 'fastify';

import type { ApiParts } from '../parts.ts';

/** `__Host-` binds the cookie to this host over https; plain http on loopback gets the nearest that works. */
const cookieName = ({ secure }: Pick<ApiParts, 'secure'>) => (secure ? '__Host-muster' : 'muster');

export function readSessionCookie(request: FastifyRequest, parts: ApiParts): string | undefined {
  return request.cookies[cookieName(parts)];
}

export function setSessionCookie(reply: FastifyReply, parts: ApiParts, token: string, expiresAt: Date): void {
  reply.setCookie(cookieName(parts), token, { ...attributes(parts), expires: expiresAt });
}

export function clearSessionCookie(reply: FastifyReply, parts: ApiParts): void {
  reply.clearCookie(cookieName(parts), attributes(parts));
}

function attributes({ secure }: ApiParts) {
  return { path: '/', httpOnly: true, secure, sameSite: 'strict' } as const;
}
