import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';

const takeLock = new URL('./take-lock.mjs', import.meta.url).href;

function startOwner(folder, body) {
  const code = `import { takeLock } from '${takeLock}'; const release = await takeLock(process.argv[1]); ${body}`;
  return spawn(process.execPath, ['--input-type=module', '-e', code, folder], { stdio: ['ignore', 'pipe', 'inherit'] });
}

describe('the build lock', () => {
  let folder;
  beforeEach(() => (folder = mkdtempSync(join(tmpdir(), 'muster-lock-'))));
  afterEach(() => rmSync(folder, { recursive: true }));

  it('lets one in at a time, however many come at once', async () => {
    const journal = join(folder, 'journal');
    const body = `import('node:fs').then(({ appendFileSync }) => { appendFileSync('${journal}', 'in '); setTimeout(() => { appendFileSync('${journal}', 'out '); release(); }, 20); });`;
    const owners = Array.from({ length: 8 }, () => startOwner(folder, body));
    await Promise.all(owners.map((owner) => once(owner, 'close')));
    expect(readFileSync(journal, 'utf8')).toBe('in out '.repeat(8));
  });

  it('is taken over from an owner that was killed', async () => {
    const owner = startOwner(folder, `console.log('mine'); setInterval(() => {}, 1000);`);
    await once(owner.stdout, 'data');
    owner.kill('SIGKILL');
    await once(owner, 'close');
    const [exitCode] = await once(startOwner(folder, 'release();'), 'close');
    expect(exitCode).toBe(0);
  });
});
