import { describe, expect, it } from '@jest/globals';
import { readdirSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';

import { LEDGER_ACTS, LEDGERED_TABLES } from '../../libs/custody/src/ledger/acts.ts';

/** Files that write such a table without an entry, each with its reason. */
const NO_ACT: Readonly<Record<string, string>> = {
  'move-equipment.ts': 'a base that moves takes the homes of its pieces along: who answers for them stays',
};

const ROOT = join(import.meta.dirname, '../..');
const sources = ['libs/custody/src', 'apps/api/src', 'apps/muster/src']
  .flatMap((folder) =>
    readdirSync(join(ROOT, folder), { recursive: true, encoding: 'utf8' }).map((at) => join(ROOT, folder, at)),
  )
  .filter((path) => path.endsWith('.ts') && !path.endsWith('.spec.ts'))
  .map((path) => ({ name: basename(path), text: readFileSync(path, 'utf8') }));

const appending = sources.filter(({ text }) => /\bappendEntr(y|ies)\(/.test(text));

const writes = (text: string) =>
  LEDGERED_TABLES.some((table) => new RegExp(`\\.(insert|update|delete)\\(\\s*${table}\\s*\\)`).test(text));

describe('the acts of the ledger', () => {
  it.each(LEDGER_ACTS)('has a verb that appends %s', (act) => {
    const verbs = appending.filter(({ text }) => text.includes(`act: '${act}'`)).map(({ name }) => name);
    expect(verbs).not.toEqual([]);
  });

  it('is appended to by every verb that writes who answers for a piece or what it is for', () => {
    const writing = sources.filter(({ text }) => writes(text)).map(({ name }) => name);
    expect(writing).toContain('create-equipment.ts');
    const forgetful = writing.filter((name) => !appending.some((verb) => verb.name === name));
    expect(forgetful.filter((name) => !(name in NO_ACT))).toEqual([]);
  });

  it('makes no exception for a verb that is gone', () => {
    const names = sources.map(({ name }) => name);
    expect(Object.keys(NO_ACT).filter((name) => !names.includes(name))).toEqual([]);
  });
});
