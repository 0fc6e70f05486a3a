/** `warning` works today and may not tomorrow; `problem` does not work. */
export const STANDINGS = ['ok', 'warning', 'problem'] as const;
export type Standing = (typeof STANDINGS)[number];

/** What the doctor has to say about one thing. */
export interface Finding {
  readonly about: string;
  readonly standing: Standing;
  readonly says: string;
  /** What to do about it. */
  readonly remedy?: string;
}

/** Several findings about one thing, without naming it each time. */
export function findingsAbout(about: string) {
  return {
    ok: (says: string): Finding => ({ about, standing: 'ok', says }),
    warning: (says: string, remedy: string): Finding => ({ about, standing: 'warning', says, remedy }),
    problem: (says: string, remedy: string): Finding => ({ about, standing: 'problem', says, remedy }),
  };
}

export function reasonOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  const { code, errors } = error as { code?: string; errors?: readonly Error[] };
  return error.message || errors?.[0]?.message || code || error.name;
}
