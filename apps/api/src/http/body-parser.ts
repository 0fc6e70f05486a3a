import { isUtf8 } from 'node:buffer';

import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import type { FastifyRequest } from 'fastify';

import { Problem } from '#custody/problem';

type Done = (error: Error | null, body?: unknown) => void;

/** Bodies are JSON in UTF-8 (RFC 8259). Bytes that are none are refused: read leniently, they would be stored as others. */
export function parseBodies(app: NestFastifyApplication, bodyLimit: number): void {
  const parse = app.getHttpAdapter().getInstance().getDefaultJsonParser('error', 'error');
  app.useBodyParser('application/json', { bodyLimit }, (request: FastifyRequest, body: Buffer, done: Done) => {
    if (!isUtf8(body)) return done(new Problem('validation-failed', 'the body is not UTF-8 text'));
    if (isTooDeep(body)) {
      return done(new Problem('validation-failed', `the body is nested more than ${MOST_LEVELS} levels deep`));
    }
    return parse(request, body.toString('utf8'), done);
  });
}

/** Nothing that is sent here needs more; a body of brackets alone would keep everybody waiting while it is judged. */
const MOST_LEVELS = 64;
const [QUOTE, BACKSLASH, OPEN_LIST, CLOSE_LIST, OPEN_OBJECT, CLOSE_OBJECT] = [0x22, 0x5c, 0x5b, 0x5d, 0x7b, 0x7d];

/** Counts brackets outside of strings; says nothing about whether the body is JSON. */
export function isTooDeep(body: Buffer): boolean {
  let levels = 0;
  for (let at = 0; at < body.length; at += 1) {
    const byte = body[at];
    if (byte === QUOTE) at = endOfString(body, at);
    else if (byte === OPEN_LIST || byte === OPEN_OBJECT) levels += 1;
    else if (byte === CLOSE_LIST || byte === CLOSE_OBJECT) levels -= 1;
    if (levels > MOST_LEVELS) return true;
  }
  return false;
}

function endOfString(body: Buffer, start: number): number {
  let at = start + 1;
  while (at < body.length && body[at] !== QUOTE) at += body[at] === BACKSLASH ? 2 : 1;
  return at;
}
