import type { FastifyInstance } from 'fastify';

import { MOST_IMPORT_BYTES } from '#custody/sites/import/schemas';

/** What most bodies may have. */
export const BODY_LIMIT_BYTES = 1_048_576;

/** The few routes whose bodies may have more, or less: anybody may try to sign in. */
const OTHERS: Readonly<Record<string, number>> = {
  'POST /api/v1/session': 4_096,
  'POST /api/v1/sites/import': MOST_IMPORT_BYTES,
};

export function bodyLimitOf(method: string, route: string | undefined): number {
  return OTHERS[`${method} ${route}`] ?? BODY_LIMIT_BYTES;
}

/** To be called before there are routes. */
export function addBodyLimits(fastify: FastifyInstance): void {
  fastify.addHook('onRoute', (route) => {
    const [method] = [route.method].flat();
    const limit = bodyLimitOf(method ?? '', route.url);
    if (limit !== BODY_LIMIT_BYTES) route.bodyLimit = limit;
  });
}
