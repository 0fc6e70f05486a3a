import fastifyStatic from '@fastify/static';
import type { FastifyInstance, FastifyRequest } from 'fastify';

import { Problem } from '#custody/problem';

const OURS = /^\/(api|health|metrics|mqtt)(\/|$|\?)/;
/** Vite names what it builds by its content: such a file never changes. */
const NAMED_BY_CONTENT = /\/assets\/[^/]+-[\w-]{8,}\.\w+$/;

/** Serves the built console: its files, and its first page for every address that the page itself understands. */
export async function serveConsole(fastify: FastifyInstance, folder: string): Promise<void> {
  await fastify.register(fastifyStatic, {
    root: folder,
    wildcard: false,
    preCompressed: true,
    setHeaders: (reply, path) => {
      const lasting = NAMED_BY_CONTENT.test(path.replaceAll('\\', '/'));
      // A page that a browser keeps would keep its content security policy as well.
      const fresh = path.endsWith('.html') ? 'no-store' : 'no-cache';
      reply.header('cache-control', lasting ? 'public, max-age=31536000, immutable' : fresh);
    },
  });
  fastify.get('/*', (request, reply) => {
    if (!asksForPage(request)) throw new Problem('not-found', 'there is nothing here');
    return reply.sendFile('index.html');
  });
}

export function asksForPage(request: FastifyRequest): boolean {
  return !OURS.test(request.url) && (request.headers.accept ?? '').includes('text/html');
}
