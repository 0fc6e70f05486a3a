import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { spawn, type ChildProcessWithoutNullStreams } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';

import { claimFolder, FolderInUseError } from './claim-folder.ts';

const PROCESSES = 6;
const ROUNDS = 8;
const SOON_MS = 20;

describe('a claim on a folder', () => {
  let folder: string;
  const children: ChildProcessWithoutNullStreams[] = [];

  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'muster-claim-'));
  });

  afterEach(async () => {
    for (const child of children.splice(0)) child.kill('SIGKILL');
    await rm(folder, { recursive: true, force: true });
  });

  const start = async () => {
    const child = spawn(process.execPath, [resolve('test/support/claim-folder.mjs'), folder]);
    children.push(child);
    await once(child.stdout, 'data');
    return child;
  };

  const claim = async (child: ChildProcessWithoutNullStreams, at: number) => {
    child.stdin.write(`${at}\n`);
    const [said] = await once(child.stdout, 'data');
    return String(said).trim();
  };

  it('is won by exactly one of many processes at one instant, again and again after its owner was killed', async () => {
    const contenders = await Promise.all(Array.from({ length: PROCESSES }, start));
    for (let round = 0; round < ROUNDS; round++) {
      const at = Date.now() + SOON_MS;
      const said = await Promise.all(contenders.map((child) => claim(child, at)));
      expect(said.toSorted()).toEqual([...Array(PROCESSES - 1).fill('FolderInUseError'), 'own']);
      const owner = said.indexOf('own');
      const died = once(contenders[owner]!, 'exit');
      contenders[owner]!.kill('SIGKILL');
      await died;
      contenders[owner] = await start();
    }
  });

  it('is refused within one process too, by the name of its owner', async () => {
    const release = await claimFolder(folder);
    await expect(claimFolder(folder)).rejects.toThrow(new FolderInUseError(folder, String(process.pid)));
    await release();
  });

  it('can be given back and taken anew', async () => {
    const release = await claimFolder(folder);
    await release();
    await (
      await claimFolder(folder)
    )();
  });
});
