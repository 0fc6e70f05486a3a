/** What the audit trail keeps of refusals. A wrong password is written by the verb, which knows whose it was. */
export const AUDITED_REASONS: ReadonlySet<string> = new Set([
  'unauthenticated',
  'password-change-required',
  'forbidden',
  'origin-refused',
  'misdirected',
  'outside-scope',
  'rate-limited',
]);
