import { chmod, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { createServer, type AddressInfo } from 'node:net';
import { once } from 'node:events';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';

import { describeWith } from '../../../../../test/support/describe-with.ts';
import { hasOpenssl, makeCertificate } from '../../../../../test/support/certificates.ts';
import { noteLastBackup } from '../../backup/last-backup.ts';
import { loadLedgerKey } from '../../settings/ledger-key.ts';
import { parseSettings } from '../../settings/settings.ts';
import type { Finding } from '../finding.ts';
import { checkBackup } from './check-backup.ts';
import { checkCertificates } from './check-certificates.ts';
import { checkDataFolder } from './check-data-folder.ts';
import { checkNode } from './check-node.ts';
import { checkLedgerKey, checkSecretKey } from './check-keys.ts';
import { checkServer } from './check-server.ts';

const DAY_MS = 86_400_000;
const wrong = (findings: readonly Finding[]) => findings.filter(({ standing }) => standing !== 'ok');

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'muster-doctor-'));
});
afterEach(() => rm(folder, { recursive: true }));

describe('the doctor', () => {
  it('finds a Node that is too old', () => {
    expect(checkNode('v20.20.2')).toMatchObject([
      { standing: 'problem', remedy: expect.stringContaining('npm start') },
    ]);
    expect(wrong(checkNode('v24.1.0'))).toEqual([]);
  });

  it('finds a data folder that others may write', async () => {
    await chmod(folder, 0o777);
    expect(wrong(await checkDataFolder(folder))).toMatchObject([
      { standing: 'warning', says: expect.stringContaining('777'), remedy: expect.stringContaining('chmod') },
    ]);
  });

  it('finds a file where the data folder should be', async () => {
    const path = join(folder, 'file');
    await writeFile(path, '');
    expect(await checkDataFolder(path)).toMatchObject([{ standing: 'problem' }]);
  });

  it('measures room and sync time of a folder in order', async () => {
    const says = (await checkDataFolder(folder)).map((finding) => finding.says).join('\n');
    expect(says).toMatch(/GiB free of .*fdatasync takes [\d.]+ ms/s);
  });

  it('finds a secret key that others may read, and one that is damaged', async () => {
    const path = join(folder, 'secret.key');
    await writeFile(path, 'a'.repeat(64), { mode: 0o600 });
    expect(wrong(await checkSecretKey(path))).toEqual([]);
    await writeFile(path, 'half');
    await chmod(path, 0o644);
    expect((await checkSecretKey(path)).map(({ standing }) => standing)).toEqual(['problem', 'problem']);
  });

  it('finds a key of the ledger that is damaged', async () => {
    const path = join(folder, 'ledger.key');
    await loadLedgerKey(path);
    expect(wrong(await checkLedgerKey(path))).toEqual([]);
    await writeFile(path, 'half');
    expect(await checkLedgerKey(path)).toMatchObject([{ about: 'ledger key', standing: 'problem' }]);
  });

  it('finds that no folder is named where each part on servers has its own', async () => {
    const path = join(folder, 'none');
    expect(await checkDataFolder(path, { mustBeNamed: true })).toMatchObject([
      { standing: 'problem', remedy: expect.stringContaining('MUSTER_DATA_DIR') },
    ]);
    expect(await checkDataFolder(path)).toMatchObject([{ standing: 'ok' }]);
  });

  it('warns when the last backup is older than a week, or there is none', async () => {
    const now = new Date('2026-03-20T00:00:00Z');
    const at = (days: number) => new Date(now.getTime() - days * DAY_MS).toISOString();
    expect(wrong(await checkBackup({ root: folder }, now))).toHaveLength(1);
    await noteLastBackup({ root: folder }, { at: at(1), folder: '/mnt/copy' });
    expect(wrong(await checkBackup({ root: folder }, now))).toEqual([]);
    await noteLastBackup({ root: folder }, { at: at(8), folder: '/mnt/copy' });
    expect(await checkBackup({ root: folder }, now)).toMatchObject([
      { standing: 'warning', says: expect.stringContaining('8 days') },
    ]);
  });

  it('finds a port that another program has taken', async () => {
    const other = createServer().listen(0, '127.0.0.1');
    await once(other, 'listening');
    const port = String((other.address() as AddressInfo).port);
    const settings = parseSettings({ MUSTER_HTTP_PORT: port, MUSTER_MQTT_PORT: '0' });
    const found = wrong(await checkServer(settings, { addresses: join(folder, 'addresses.json') }));
    other.close();
    expect(found).toMatchObject([{ standing: 'problem', says: expect.stringContaining(`127.0.0.1:${port} is taken`) }]);
  });
});

describeWith({ name: 'openssl', present: hasOpenssl }, 'the doctor, of certificates', () => {
  const settingsFor = (certPath: string, keyPath: string, more: Record<string, string> = {}) =>
    parseSettings({ MUSTER_TLS_CERT: certPath, MUSTER_TLS_KEY: keyPath, ...more });

  it('says that one of two days will end soon, and finds one that has ended or not begun', async () => {
    const { certPath, keyPath } = await makeCertificate(folder, 'muster');
    const settings = settingsFor(certPath, keyPath);
    const at = async (days: number) => wrong(await checkCertificates(settings, new Date(Date.now() + days * DAY_MS)));
    expect(await at(0)).toMatchObject([{ standing: 'warning', says: expect.stringContaining('days left') }]);
    expect(await at(3)).toMatchObject([{ standing: 'problem', says: expect.stringContaining('no more') }]);
    expect(await at(-3)).toMatchObject([{ standing: 'problem', says: expect.stringContaining('not yet') }]);
  });

  it('finds a key that belongs to another certificate', async () => {
    const [one, other] = [await makeCertificate(folder, 'one'), await makeCertificate(folder, 'other')];
    const found = await checkCertificates(settingsFor(one.certPath, other.keyPath), new Date());
    expect(found).toContainEqual(
      expect.objectContaining({ standing: 'problem', says: expect.stringContaining('not the key') }),
    );
  });

  it('finds a name of ours that the certificate is not for', async () => {
    const { certPath, keyPath } = await makeCertificate(folder, 'muster');
    const settings = settingsFor(certPath, keyPath, { MUSTER_PUBLIC_URL: 'https://muster.example:8443' });
    const found = await checkCertificates(settings, new Date());
    expect(found).toContainEqual(
      expect.objectContaining({ standing: 'warning', says: expect.stringContaining('not for muster.example') }),
    );
  });

  it('names a file that is not there', async () => {
    const found = await checkCertificates(settingsFor(join(folder, 'no.crt'), join(folder, 'no.key')), new Date());
    expect(found).toMatchObject([{ standing: 'problem', says: expect.stringContaining('no.crt') }]);
  });
});
