/** What PostgreSQL said, out of Drizzle's wrapping: SQLSTATE and, for a violated constraint, its name. */
export function databaseError(error: unknown): { code: string; constraint?: string } | undefined {
  for (let cause = error; cause instanceof Error; cause = cause.cause) {
    const { code, constraint } = cause as { code?: unknown; constraint?: unknown };
    if (typeof code !== 'string') continue;
    return typeof constraint === 'string' ? { code, constraint } : { code };
  }
  return undefined;
}

/** Whether the error is the violation of this constraint. */
export function violates(error: unknown, constraint: string): boolean {
  return databaseError(error)?.constraint === constraint;
}
