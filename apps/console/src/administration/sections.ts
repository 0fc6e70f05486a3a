import type { Role } from '../api/answers.ts';

const KEEPERS = ['administrator', 'auditor'] as const satisfies readonly Role[];
const CRAFT = ['administrator', 'auditor', 'maintainer'] as const satisfies readonly Role[];

/** The sections of the administrator's desk, and for whom each is. */
export const SECTIONS = [
  { to: '/administration/organisations', name: 'organisations', roles: KEEPERS },
  { to: '/administration/people', name: 'people', roles: KEEPERS },
  { to: '/administration/sites', name: 'sites', roles: KEEPERS },
  { to: '/administration/imports', name: 'imports', roles: KEEPERS },
  { to: '/administration/rules', name: 'rules', roles: CRAFT },
  { to: '/administration/families', name: 'families', roles: CRAFT },
  { to: '/administration/metrics', name: 'metrics', roles: CRAFT },
  { to: '/administration/settings', name: 'settings', roles: KEEPERS },
  { to: '/administration/webhooks', name: 'webhooks', roles: KEEPERS },
  { to: '/administration/audit', name: 'audit', roles: KEEPERS },
] as const;

/** The sections that somebody with these roles works in. */
export function sectionsFor(held: readonly Role[]): (typeof SECTIONS)[number][] {
  return SECTIONS.filter(({ roles }) => roles.some((role) => held.includes(role)));
}
