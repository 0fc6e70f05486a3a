import type { FastifyInstance, FastifyRequest } from 'fastify';

const UPLOADS: ReadonlySet<string | undefined> = new Set([
  '/api/v1/equipment/:assetCode/attachments',
  '/api/v1/equipment/imports',
]);
const BINARY = 'application/octet-stream';
/** A sender that is still sending shall hear the refusal: so much more is taken from it, and for so long. */
const DISCARDED_BYTES = 4 * 1_048_576;
const LINGER_MS = 5_000;

/** Hands the body of an upload on as it comes; every other route refuses such a body. */
export function acceptUploads(fastify: FastifyInstance): void {
  fastify.addContentTypeParser(BINARY, (request, payload, done) => {
    if (isUpload(request)) return done(null, payload);
    done(Object.assign(new Error('unsupported media type'), { statusCode: 415 }));
  });
  fastify.addHook('onSend', async (request) => {
    if (isUpload(request)) discardRest(request);
  });
}

function isUpload({ method, routeOptions }: FastifyRequest): boolean {
  return method === 'POST' && UPLOADS.has(routeOptions.url);
}

function discardRest({ raw }: FastifyRequest): void {
  if (raw.complete) return;
  let left = DISCARDED_BYTES;
  const timer = setTimeout(() => raw.socket.destroy(), LINGER_MS).unref();
  raw.once('close', () => clearTimeout(timer));
  raw.on('data', (chunk: Buffer) => {
    left -= chunk.length;
    if (left < 0) raw.socket.destroy();
  });
  raw.resume();
}
