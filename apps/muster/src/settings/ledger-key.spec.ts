import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { mkdtemp, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { ledgerSigner } from '#custody/ledger/checkpoint';

import { loadLedgerKey } from './ledger-key.ts';

describe('the key of the ledger', () => {
  let folder: string;
  let path: string;

  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'muster-key-'));
    path = join(folder, 'ledger.key');
  });

  afterEach(() => rm(folder, { recursive: true }));

  it('is made once, also by two that start at once, and only its owner may read it', async () => {
    const keys = [...(await Promise.all([loadLedgerKey(path), loadLedgerKey(path)])), await loadLedgerKey(path)];
    expect(new Set(keys.map((key) => ledgerSigner(key).verifier.text)).size).toBe(1);
    expect((await stat(path)).mode & 0o777).toBe(0o600);
  });

  it('stops the start when it is damaged, rather than being replaced', async () => {
    await writeFile(path, 'no key');
    await expect(loadLedgerKey(path)).rejects.toThrow('ledger.key is damaged');
  });
});
