/** What a person may be in an organisation; each role includes viewer. */
export const ROLES = [
  'viewer',
  'custodian',
  'maintainer',
  'dispatcher',
  'duty_officer',
  'auditor',
  'administrator',
] as const;

export type Role = (typeof ROLES)[number];
