/** Those that have ended, and those that end within so many days as well. */
export const WITHIN_DAYS = [0, 30, 90, 365] as const;
export const USUAL_DAYS = 30;

export function readCertificateSearch({ within }: Record<string, unknown>): { within?: number } {
  const known = WITHIN_DAYS.find((days) => days === Number(within));
  return known === undefined || within === undefined ? {} : { within: known };
}
