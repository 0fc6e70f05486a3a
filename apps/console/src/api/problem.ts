/** The part of a problem document (RFC 9457) that the console acts on. */
export interface Problem {
  readonly code: string;
  readonly status?: number;
  readonly detail?: string;
}

export function isProblem(value: unknown): value is Problem {
  return typeof value === 'object' && value !== null && 'code' in value && typeof value.code === 'string';
}

/** The code of a problem; an error without one never reached the server. */
export function problemCode(error: unknown): string {
  return isProblem(error) ? error.code : 'unreachable';
}
