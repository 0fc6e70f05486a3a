import { mkdtemp, readdir, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';

import { DamagedKeyError, loadSecretKey } from './data-folder.ts';

describe('the key of device secrets', () => {
  let folder: string;
  let path: string;

  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'muster-key-'));
    path = join(folder, 'secret.key');
  });
  afterEach(() => rm(folder, { recursive: true }));

  it('is made once, of 256 random bits, readable by its owner alone', async () => {
    const key = await loadSecretKey(path);
    expect(key).toHaveLength(32);
    expect((await stat(path)).mode & 0o777).toBe(0o600);
    expect(await loadSecretKey(path)).toEqual(key);
  });

  it('is the same for all processes that start at once', async () => {
    const keys = await Promise.all(Array.from({ length: 8 }, () => loadSecretKey(path)));
    expect(new Set(keys.map((key) => key.toString('hex'))).size).toBe(1);
    expect(await readdir(folder)).toEqual(['secret.key']);
  });

  it.each(['', 'abc', 'z'.repeat(64)])('refuses the start when the file holds %j', async (content) => {
    await writeFile(path, content);
    await expect(loadSecretKey(path)).rejects.toThrow(DamagedKeyError);
  });
});
