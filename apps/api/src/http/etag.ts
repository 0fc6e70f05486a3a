import type { FastifyReply } from 'fastify';

/** The version of what is answered, for `If-Match`. */
export function setETag(reply: FastifyReply, version: number): void {
  reply.header('etag', `"${version}"`);
}
