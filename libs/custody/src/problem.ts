import type { Conflict, FreeWindow } from './calendar/schemas.ts';

/** Why a verb refuses, as stable codes. What each means over HTTP is decided in one place, in the API. */
export const PROBLEM_CODES = [
  'validation-failed',
  'unauthenticated',
  'invalid-credentials',
  'password-change-required',
  'forbidden',
  'origin-refused',
  'misdirected',
  'not-found',
  'already-exists',
  'in-use',
  'allocation-conflict',
  'illegal-transition',
  'retired',
  'version-mismatch',
  'idempotency-mismatch',
  'payload-too-large',
  'file-too-large',
  'image-too-large',
  'unsupported-media-type',
  'file-type-refused',
  'rate-limited',
  'storage-full',
  'unavailable',
  'internal-error',
] as const;

export type ProblemCode = (typeof PROBLEM_CODES)[number];

/** One thing wrong with what was sent: where (a JSON pointer into the body, or a parameter's name) and why. */
export interface FieldError {
  readonly pointer: string;
  readonly detail: string;
}

/** What the answer holds beside code and detail, for programs to act on. */
export interface ProblemMembers {
  /** Of an `allocation-conflict`: what stands in the way, and whom to ask. */
  readonly conflicts?: readonly Conflict[];
  /** Of the same: the next time at which a piece is free for as long as was asked. */
  readonly nextFree?: FreeWindow | null;
}

export interface ProblemOptions {
  /** What is counted instead of the code, where the answer must not tell (a foreign piece answers not-found). */
  readonly countedAs?: string;
  readonly errors?: readonly FieldError[];
  readonly members?: ProblemMembers;
  readonly retryAfterSeconds?: number;
}

/** A refusal that the caller can understand and act on. Everything else that is thrown is our own fault. */
export class Problem extends Error {
  readonly code: ProblemCode;
  readonly options: ProblemOptions;

  constructor(code: ProblemCode, detail: string, options: ProblemOptions = {}) {
    super(detail);
    this.name = 'Problem';
    this.code = code;
    this.options = options;
  }
}

/** A field that is well formed but does not fit what there is. */
export function invalidField(field: string, detail: string): Problem {
  return new Problem('validation-failed', `${field}: ${detail}`, { errors: [{ pointer: `/${field}`, detail }] });
}
