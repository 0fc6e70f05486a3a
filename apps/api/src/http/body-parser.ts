import { isUtf8 } from 'node:buffer';

import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import type { FastifyRequest } from 'fastify';

import { Problem } from '#custody/problem';

type Done = (error: Error | null, body?: unknown) => void;

/** Bodies are JSON in UTF-8 (RFC 8259). Bytes that are none are refused: read leniently, they would be stored as others. */
export function parseBodies(app: NestFastifyApplication, bodyLimit: number): void {
  const parse = app.getHttpAdapter().getInstance().getDefaultJsonParser('error', 'error');
  app.useBodyParser('application/json', { bodyLimit }, (request: FastifyRequest, body: Buffer, done: Done) => {
    if (isUtf8(body)) return parse(request, body.toString('utf8'), done);
    return done(new Problem('validation-failed', 'the body is not UTF-8 text'));
  });
}
