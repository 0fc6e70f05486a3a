import { HttpException } from '@nestjs/common';

import { Problem } from '#custody/problem';
import { isDatabaseAway } from '#database/is-database-away';

/** An embedded server that was killed is back in about a second. */
const RETRY_AFTER_SECONDS = 2;

/** What the framework refuses before a verb sees it, in our own words; undefined for what nobody expected. */
export function toProblem(error: unknown, bodyLimitBytes: number): Problem | undefined {
  if (error instanceof Problem) return error;
  if (isDatabaseAway(error)) {
    const detail = 'the database does not answer at the moment: try again shortly';
    return new Problem('unavailable', detail, { retryAfterSeconds: RETRY_AFTER_SECONDS });
  }
  const status = error instanceof HttpException ? error.getStatus() : statusOf(error);
  if (status === undefined || status >= 500) return undefined;
  const detail = error instanceof Error ? error.message : 'the request is malformed';
  if (status === 404 || status === 405) return new Problem('not-found', 'there is nothing here');
  if (status === 413) return new Problem('payload-too-large', `the body may have ${bodyLimitBytes / 1_048_576} MiB`);
  if (status === 415)
    return new Problem(
      'unsupported-media-type',
      'the body must be application/json, or application/octet-stream for a file',
    );
  return new Problem('validation-failed', detail);
}

/** Fastify's own errors carry their status; a database's or a bug's does not. */
function statusOf(error: unknown): number | undefined {
  if (!(error instanceof Error) || !('statusCode' in error)) return undefined;
  return typeof error.statusCode === 'number' ? error.statusCode : undefined;
}
