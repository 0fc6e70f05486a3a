import type { FastifyRequest } from 'fastify';

const SAFE_METHODS = new Set(['GET', 'HEAD', 'OPTIONS']);

/**
 * Whether a request that a browser sends by itself (with a cookie, or to sign in) comes from our own pages. A browser
 * names its origin on every unsafe method; a request without one is no browser's, and has no business with a cookie.
 */
export function comesFromOwnPages(request: FastifyRequest, publicUrl: string | undefined): boolean {
  if (SAFE_METHODS.has(request.method)) return true;
  const { origin } = request.headers;
  return origin !== undefined && isOwnOrigin(origin, request, publicUrl);
}

export function isOwnOrigin(origin: string, request: FastifyRequest, publicUrl: string | undefined): boolean {
  if (publicUrl !== undefined && origin === new URL(publicUrl).origin) return true;
  return origin === `${request.protocol}://${request.host}`;
}
