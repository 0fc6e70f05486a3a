import { expect, it } from '@jest/globals';
import { sectionsFor } from './sections.ts';

const names = (...roles: Parameters<typeof sectionsFor>[0][number][]) => sectionsFor(roles).map(({ name }) => name);

it('shows a maintainer the rules and the catalogue alone', () => {
  expect(names('viewer', 'maintainer')).toEqual(['rules', 'families', 'metrics']);
});

it('shows an administrator and an auditor every section, and others none', () => {
  const every = [
    'organisations',
    'people',
    'sites',
    'imports',
    'rules',
    'families',
    'metrics',
    'settings',
    'webhooks',
    'audit',
  ];
  expect(names('administrator')).toEqual(every);
  expect(names('auditor')).toEqual(every);
  expect(names('viewer', 'dispatcher')).toEqual([]);
});
