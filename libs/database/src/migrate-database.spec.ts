import { expect, it } from '@jest/globals';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

import { migrationsFolder } from './migrate-database.ts';

interface Journal {
  readonly entries: readonly { readonly idx: number; readonly when: number; readonly tag: string }[];
}

const journal = JSON.parse(readFileSync(join(migrationsFolder(), 'meta', '_journal.json'), 'utf8')) as Journal;

it('finds a migration for every entry of the journal', () => {
  const missing = journal.entries.filter(({ tag }) => !existsSync(join(migrationsFolder(), `${tag}.sql`)));
  expect(missing).toEqual([]);
});

it('only grows in time: Drizzle silently skips a migration that is older than the newest applied', () => {
  const stamps = journal.entries.map(({ when }) => when);
  expect(stamps).toEqual([...new Set(stamps)].sort((one, other) => one - other));
  expect(journal.entries.map(({ idx }) => idx)).toEqual(journal.entries.map((_, index) => index));
});
