import { z } from 'zod';

import { conflictShape, freeWindow } from '#custody/calendar/schemas';
import { PROBLEM_CODES, type Problem, type ProblemCode } from '#custody/problem';

/** The one place that decides which status a refusal has. */
export const STATUS: Readonly<Record<ProblemCode, number>> = {
  'validation-failed': 400,
  unauthenticated: 401,
  'invalid-credentials': 401,
  'password-change-required': 403,
  forbidden: 403,
  'origin-refused': 403,
  'not-found': 404,
  'already-exists': 409,
  'in-use': 409,
  'allocation-conflict': 409,
  'illegal-transition': 409,
  retired: 409,
  'version-mismatch': 412,
  'payload-too-large': 413,
  'file-too-large': 413,
  'image-too-large': 413,
  'unsupported-media-type': 415,
  misdirected: 421,
  'file-type-refused': 415,
  'idempotency-mismatch': 422,
  'rate-limited': 429,
  'storage-full': 507,
  unavailable: 503,
  'internal-error': 500,
};

const TITLE: Readonly<Record<ProblemCode, string>> = {
  'validation-failed': 'What was sent is not valid',
  unauthenticated: 'Not signed in',
  'invalid-credentials': 'Wrong username or password',
  'password-change-required': 'The password must be changed first',
  forbidden: 'Your roles do not carry this right',
  'origin-refused': 'The request comes from a foreign page',
  misdirected: 'This server is not called that',
  'not-found': 'Not found',
  'already-exists': 'It exists already',
  'in-use': 'Something depends on it',
  'allocation-conflict': 'Something else holds it then',
  'illegal-transition': 'That cannot follow on what it is now',
  retired: 'The piece has been retired',
  'version-mismatch': 'It has changed in the meantime',
  'payload-too-large': 'The body is too large',
  'file-too-large': 'The file is too large',
  'image-too-large': 'The image has too many pixels',
  'unsupported-media-type': 'The body is not of the type that is taken here',
  'file-type-refused': 'Files of this type are not taken',
  'idempotency-mismatch': 'The key was used for another request',
  'rate-limited': 'Too many attempts',
  'storage-full': 'The disk of the server is nearly full',
  unavailable: 'A store does not answer',
  'internal-error': 'Something went wrong on our side',
};

export const problemDocument = z
  .object({
    type: z.string().meta({ examples: ['urn:muster:problem:not-found'] }),
    title: z.string(),
    status: z.int(),
    code: z.enum(PROBLEM_CODES).meta({ id: 'ProblemCode' }),
    detail: z.string(),
    correlationId: z.string().optional().meta({ description: 'Of an internal error: find it in the log' }),
    errors: z
      .array(z.object({ pointer: z.string(), detail: z.string() }))
      .optional()
      .meta({ description: 'What was wrong where' }),
    conflicts: z
      .array(conflictShape)
      .optional()
      .meta({ description: 'Of an `allocation-conflict`: what stands in the way, and whom to ask' }),
    nextFree: freeWindow
      .nullable()
      .optional()
      .meta({ description: 'Of the same: when a piece is free next for as long; null when nobody can say' }),
  })
  .meta({
    id: 'Problem',
    description: 'RFC 9457',
    examples: [
      {
        type: 'urn:muster:problem:not-found',
        title: 'Not found',
        status: 404,
        code: 'not-found',
        detail: 'no piece DR-0012',
      },
    ],
  });
export type ProblemDocument = z.infer<typeof problemDocument>;

export function toDocument(problem: Problem, correlationId?: string): ProblemDocument {
  const { code, message, options } = problem;
  return {
    type: `urn:muster:problem:${code}`,
    title: TITLE[code],
    status: STATUS[code],
    code,
    detail: message,
    ...(correlationId !== undefined && { correlationId }),
    ...(options.errors && { errors: [...options.errors] }),
    ...(options.members as Partial<ProblemDocument> | undefined),
  };
}
