import { databaseError } from './error-code.ts';

/** SQLSTATE 08 and 57P: no connection, shut down, crashed, starting; 53300: too many connections. */
const AWAY_STATE = /^(08|57P0|53300)/;
const AWAY_CODES: ReadonlySet<string> = new Set([
  'ECONNREFUSED',
  'ECONNRESET',
  'EPIPE',
  'ETIMEDOUT',
  'EHOSTUNREACH',
  'ENETUNREACH',
  'EAI_AGAIN',
  'ENOTFOUND',
]);
/** What pg says without a code. */
const AWAY_WORDS =
  /^(Connection terminated|timeout exceeded when trying to connect|Client has encountered a connection)/;

/** Whether this failed because the database did not answer: the same, tried again later, may well succeed. */
export function isDatabaseAway(error: unknown): boolean {
  const code = databaseError(error)?.code;
  if (code !== undefined) return AWAY_CODES.has(code) || AWAY_STATE.test(code);
  for (let cause = error; cause instanceof Error; cause = cause.cause) {
    if (AWAY_WORDS.test(cause.message)) return true;
  }
  return false;
}
