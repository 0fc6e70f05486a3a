import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { mkdir, mkdtemp, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { loadSecretKey } from '../settings/data-folder.ts';
import { loadLedgerKey } from '../settings/ledger-key.ts';
import { loadNoticeSecret } from '../settings/notice-secret.ts';
import { parseSettings } from '../settings/settings.ts';
import { makeBackup } from './make-backup.ts';
import { restoreBackup } from './restore-backup.ts';

const KEYS = ['secret.key', 'ledger.key', 'notice.secret'];
const SERVERS = {
  MUSTER_DATABASE_URL: 'postgres://muster@db.invalid/muster',
  MUSTER_TELEMETRY_URL: 'influxdb://history.invalid:8086',
  MUSTER_INFLUXDB_TOKEN: 'x',
};

describe('a backup of a part whose stores are servers', () => {
  let root: string;
  let backup: string;
  let target: string;

  beforeEach(async () => {
    root = await mkdtemp(join(tmpdir(), 'muster-backup-'));
    [backup, target] = [join(root, 'backup'), join(root, 'restored')];
  });
  afterEach(() => rm(root, { recursive: true }));

  const makeKeys = async (folder: string) => {
    await mkdir(folder);
    await loadSecretKey(join(folder, 'secret.key'));
    await loadLedgerKey(join(folder, 'ledger.key'));
    await loadNoticeSecret(join(folder, 'notice.secret'));
  };
  const keysOf = (folder: string) => Promise.all(KEYS.map((name) => readFile(join(folder, name), 'utf8')));
  const back = (more: Record<string, string> = {}) =>
    makeBackup({
      settings: parseSettings({ ...SERVERS, MUSTER_DATA_DIR: join(root, 'data'), ...more }),
      ...{ target: backup, version: '0', tell: () => undefined },
    });
  const restore = () => restoreBackup({ backup, target, putAside: false, now: new Date(), tell: () => undefined });

  it('brings back the keys of devices and ledger and the secret of outgoing calls, for their owner alone', async () => {
    await makeKeys(join(root, 'data'));
    await back();
    await restore();
    expect(await keysOf(target)).toEqual(await keysOf(join(root, 'data')));
    for (const folder of [target, join(backup, 'data')])
      for (const name of KEYS) expect([name, (await stat(join(folder, name))).mode & 0o077]).toEqual([name, 0]);
    expect(await readFile(join(backup, 'manifest.json'), 'utf8')).not.toContain('whsec_');
  });

  it('has them too where settings name other places for them', async () => {
    await makeKeys(join(root, 'shared'));
    await mkdir(join(root, 'data', 'log'), { recursive: true });
    const at = (name: string) => join(root, 'shared', name);
    await back({
      ...{ MUSTER_SECRET_KEY_FILE: at('secret.key'), MUSTER_LEDGER_KEY_FILE: at('ledger.key') },
      MUSTER_NOTICE_SECRET_FILE: at('notice.secret'),
    });
    await restore();
    expect(await keysOf(target)).toEqual(await keysOf(join(root, 'shared')));
  });

  it('restores nothing where a byte of a key was changed', async () => {
    await makeKeys(join(root, 'data'));
    await back();
    const path = join(backup, 'data', 'notice.secret');
    await writeFile(path, (await readFile(path, 'utf8')).replace(/.$/s, '?'));
    await expect(restore()).rejects.toThrow('notice.secret is not what was copied');
    await expect(stat(target)).rejects.toThrow('ENOENT');
  });

  it.each(['../outside', '/tmp/outside', 'log/../../outside', 'log\\..\\..\\outside'])(
    'restores nothing of a backup that names the file %s',
    async (path) => {
      await makeKeys(join(root, 'data'));
      await back();
      await writeFile(join(backup, 'outside'), 'x');
      const manifest = JSON.parse(await readFile(join(backup, 'manifest.json'), 'utf8')) as { files: object[] };
      manifest.files.push({ path, bytes: 1, mode: 0o644, sha256: '0'.repeat(64) });
      await writeFile(join(backup, 'manifest.json'), JSON.stringify(manifest));
      await expect(restore()).rejects.toThrow('manifest.json is damaged');
      await expect(stat(join(root, 'outside'))).rejects.toThrow('ENOENT');
    },
  );
});
