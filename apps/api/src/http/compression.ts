import type { FastifyInstance } from 'fastify';
import { Readable } from 'node:stream';
import { promisify } from 'node:util';
import { constants, createGzip, gzip } from 'node:zlib';

const compress = promisify(gzip);
const COMPRESSIBLE =
  /^(application\/(json|geo\+json|javascript|wasm|manifest\+json)|text\/(?!event-stream)|image\/svg)/;
const SMALLEST_BYTES = 1_024;
const FAST = { level: constants.Z_BEST_SPEED };

/** Compresses what is only read: an answer to a change may hold a secret, whose length compression would betray. */
export function addCompression(fastify: FastifyInstance): void {
  fastify.addHook('onSend', async (request, reply, payload: unknown) => {
    if (request.method !== 'GET' || reply.hasHeader('content-encoding')) return payload;
    if (!COMPRESSIBLE.test(String(reply.getHeader('content-type') ?? ''))) return payload;
    reply.header('vary', 'accept-encoding');
    if (!acceptsGzip(request.headers['accept-encoding'])) return payload;
    if (payload instanceof Readable) {
      markCompressed(reply);
      return payload.pipe(createGzip(FAST));
    }
    const isText = typeof payload === 'string' || Buffer.isBuffer(payload);
    if (!isText || payload.length < SMALLEST_BYTES) return payload;
    markCompressed(reply);
    return compress(payload, FAST);
  });
}

function markCompressed(reply: { header(name: string, value: string): unknown; removeHeader(name: string): unknown }) {
  reply.header('content-encoding', 'gzip');
  reply.removeHeader('content-length');
}

function acceptsGzip(accepted: string | string[] | undefined): boolean {
  return /\bgzip\b(?!\s*;\s*q=0(\.0*)?\s*(,|$))/.test(String(accepted ?? ''));
}
