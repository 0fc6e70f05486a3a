/** What PostgreSQL said, out of Drizzle's wrapping: SQLSTATE and, for a violated constraint, its name. */
export function databaseError(error: unknown): { code: string; constraint?: string } | undefined {
  for (const { code, constraint } of causesOf(error)) {
    if (typeof code !== 'string') continue;
    return typeof constraint === 'string' ? { code, constraint } : { code };
  }
  return undefined;
}

/** Whether the error is the violation of this constraint. */
export function violates(error: unknown, constraint: string): boolean {
  return databaseError(error)?.constraint === constraint;
}

interface Cause {
  readonly message?: unknown;
  readonly code?: unknown;
  readonly constraint?: unknown;
  readonly cause?: unknown;
}

/** An error and what lies behind it. By their shape: one of another realm is no `Error` of ours. */
export function* causesOf(error: unknown): Iterable<Cause> {
  for (let at = error; typeof at === 'object' && at !== null; at = (at as Cause).cause) yield at;
}
