import { DrizzleQueryError } from 'drizzle-orm';

import { databaseError } from './error-code.ts';

/** The same failure without the statement and its parameters: those may hold payloads, secrets and personal data. */
export function withoutParameters(error: Error): Error {
  if (!(error instanceof DrizzleQueryError)) return error;
  const code = databaseError(error)?.code ?? 'unknown';
  const failure = new Error(`${error.cause?.message ?? 'a statement failed'} (${code})`);
  failure.stack = `${failure.name}: ${failure.message}\n${error.stack?.split('\n').filter(isFrame).join('\n')}`;
  return failure;
}

function isFrame(line: string): boolean {
  return line.trimStart().startsWith('at ');
}
