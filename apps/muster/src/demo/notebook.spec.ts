import { mkdtemp, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { afterEach, beforeEach, expect, it } from '@jest/globals';

import { Notebook } from './notebook.ts';

let folder: string;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'muster-demo-'));
});

afterEach(() => rm(folder, { recursive: true }));

it('remembers password, secrets and first start, where nobody else reads it', async () => {
  const first = await Notebook.open(folder, 1_000);
  first.notes.secrets['DR-0101'] = 'secret';
  await Promise.all([first.save(), first.save()]);
  const again = await Notebook.open(folder, 2_000);
  expect(again.notes).toEqual({ ...first.notes, startedAt: 1_000, secrets: { 'DR-0101': 'secret' } });
  expect(again.notes.password).toMatch(/^demo-[a-z2-9]{8}$/);
  expect((await stat(join(folder, 'demo.json'))).mode & 0o777).toBe(0o600);
});

it('takes the password that it is given', async () => {
  expect((await Notebook.open(folder, 1_000, 'correct horse')).notes.password).toBe('correct horse');
});

it('says what to do when it is damaged', async () => {
  await writeFile(join(folder, 'demo.json'), '{"password":');
  await expect(Notebook.open(folder, 1_000)).rejects.toThrow(/demo\.json is damaged/);
});
