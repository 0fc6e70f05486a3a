import type { FastifyReply } from 'fastify';

/** What a page may load and from where: our own, and map tiles from the one host that the settings name. */
const contentSecurityPolicy = (tiles: string) =>
  [
    "default-src 'self'",
    "script-src 'self' 'wasm-unsafe-eval'",
    "style-src 'self' 'unsafe-inline'",
    `img-src 'self' data: blob:${tiles}`,
    "font-src 'self' data:",
    `connect-src 'self'${tiles}`,
    "worker-src 'self'",
    "object-src 'none'",
    "base-uri 'none'",
    "form-action 'self'",
    "frame-ancestors 'none'",
  ].join('; ');

const ALWAYS = {
  'content-security-policy': contentSecurityPolicy(''),
  'x-content-type-options': 'nosniff',
  'referrer-policy': 'same-origin',
  'cross-origin-opener-policy': 'same-origin',
  'cross-origin-resource-policy': 'same-origin',
  'permissions-policy': 'camera=(self), geolocation=(self), microphone=()',
};

export function addSecurityHeaders(reply: FastifyReply, secure: boolean): void {
  reply.headers(ALWAYS);
  if (secure) reply.header('strict-transport-security', 'max-age=31536000');
}

export function allowTiles(reply: FastifyReply, origin: string): void {
  reply.header('content-security-policy', contentSecurityPolicy(` ${origin}`));
}
