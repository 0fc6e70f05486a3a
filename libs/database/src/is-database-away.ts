import { causesOf, databaseError } from './error-code.ts';

/** SQLSTATE 08 and 57P: no connection, shut down, crashed, starting; 53300: too many connections. */
const AWAY_STATE = /^(08|57P0|53300)/;
/** Ended by a limit of time: statement, lock, idle in transaction. */
const TOO_SLOW_STATE = /^(57014|55P03|25P03)$/;
const LOST_CODES: ReadonlySet<string> = new Set(['ECONNRESET', 'EPIPE', '57P01', '57P02']);
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
const LOST_WORDS = /^(Connection terminated unexpectedly|Client has encountered a connection)/;
const AWAY_WORDS =
  /^(Connection terminated|timeout exceeded when trying to connect|Client has encountered a connection)/;

/** Whether this failed because the database did not answer (in time): the same, tried again later, may well succeed. */
export function isDatabaseAway(error: unknown): boolean {
  const code = databaseError(error)?.code;
  if (code !== undefined) return AWAY_CODES.has(code) || AWAY_STATE.test(code) || TOO_SLOW_STATE.test(code);
  return says(error, AWAY_WORDS);
}

/** Whether a connection that stood has ended: another one may work at once. */
export function isConnectionLost(error: unknown): boolean {
  const code = databaseError(error)?.code;
  return code === undefined ? says(error, LOST_WORDS) : LOST_CODES.has(code);
}

function says(error: unknown, words: RegExp): boolean {
  return [...causesOf(error)].some(({ message }) => typeof message === 'string' && words.test(message));
}
