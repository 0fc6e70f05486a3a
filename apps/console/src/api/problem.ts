/** The part of a problem document (RFC 9457) that the console acts on. */
export interface Problem {
  readonly code: string;
  readonly status?: number;
  readonly detail?: string;
}

export function isProblem(value: unknown): value is Problem {
  return typeof value === 'object' && value !== null && 'code' in value && typeof value.code === 'string';
}

/** The request never reached the server, or its answer never came back. */
export class Unreachable extends Error {
  readonly code = 'unreachable';
}

/** The code of a problem; an error without one is a fault of the page itself. */
export function problemCode(error: unknown): string {
  return isProblem(error) ? error.code : 'page-failed';
}
