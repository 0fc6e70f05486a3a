/** A message that nobody took for so long has failed. */
export const GIVEN_UP_AFTER_MS = 72 * 3_600_000;

const FIRST_PAUSE_MS = 1_000;
const LONGEST_PAUSE_MS = 15 * 60_000;

/** How long to wait after so many attempts: twice as long each time, up to a quarter of an hour. */
export function pauseBeforeRetryMs(attempts: number): number {
  return Math.min(LONGEST_PAUSE_MS, FIRST_PAUSE_MS * 2 ** Math.min(attempts - 1, 20));
}
