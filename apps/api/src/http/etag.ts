import { createParamDecorator, type ExecutionContext } from '@nestjs/common';
import { ApiHeader } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';

import { invalidField } from '#custody/problem';

import type { ApiRequest } from './request.ts';

/** The version of what is answered, for `If-Match`. */
export function setETag(reply: FastifyReply, version: number): void {
  reply.header('etag', `"${version}"`);
}

/** The version that a change expects, from `If-Match`; undefined when it is to be made in any case. */
export const ExpectedVersion = createParamDecorator((_: unknown, execution: ExecutionContext): number | undefined => {
  return readIfMatch(execution.switchToHttp().getRequest<ApiRequest>().headers['if-match']);
});

function readIfMatch(header: string | undefined): number | undefined {
  if (header === undefined || header.trim() === '*') return undefined;
  const version = /^"(\d{1,9})"$/.exec(header.trim())?.[1];
  if (version === undefined) throw invalidField('If-Match', 'must be the ETag that was read, such as "3"');
  return Number(version);
}

/** The change is made only if nobody has made another since. */
export const TakesIfMatch = () =>
  ApiHeader({
    name: 'If-Match',
    required: false,
    description: 'The ETag that was read; the change is refused with 412 when it has changed since',
    schema: { type: 'string', examples: ['"3"'] },
  });
