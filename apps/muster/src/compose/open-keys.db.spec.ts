import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { afterAll, beforeAll, expect, it } from '@jest/globals';

import { describeOnPostgres, type TestDatabase } from '../../../../test/support/database.ts';
import { dataFolderAt } from '../settings/data-folder.ts';
import { checkFingerprints } from '../doctor/checks/check-fingerprints.ts';
import { parseSettings } from '../settings/settings.ts';
import { openLedgerKey, openNoticeSecret, openSecretKey } from './open-keys.ts';

describeOnPostgres('the keys that all parts of an installation share', (open) => {
  let database: TestDatabase;
  let folder: string;
  beforeAll(async () => {
    database = await open();
    folder = await mkdtemp(join(tmpdir(), 'muster-keys-'));
  });
  afterAll(async () => {
    await database.close();
    await rm(folder, { recursive: true });
  });

  const part = (name: string, more: Record<string, string> = {}) => ({
    settings: parseSettings({
      MUSTER_SECRET_KEY_FILE: join(folder, `${name}-secret.key`),
      MUSTER_LEDGER_KEY_FILE: join(folder, `${name}-ledger.key`),
      ...more,
    }),
    folder: dataFolderAt(folder),
    database,
  });
  const diagnose = async ({ settings, folder }: ReturnType<typeof part>) =>
    (await checkFingerprints({ ...settings, MUSTER_DATABASE_URL: database.url }, folder)).map(
      ({ standing, says }) => `${standing} ${says}`,
    );

  it('are made by the first part, and taken again by its next start', async () => {
    const first = await openSecretKey(part('first'));
    expect(await openSecretKey(part('first'))).toEqual(first);
    await openLedgerKey(part('first'));
    expect(await diagnose(part('first'))).toEqual([expect.stringMatching(/^ok/), expect.stringMatching(/^ok/)]);
  });

  it('are not made anew by a part that lacks the file: it names the setting and what to do', async () => {
    const refused = expect.stringMatching(/^MUSTER_SECRET_KEY_FILE: .*is not there.*Copy the file/);
    await expect(openSecretKey(part('second'))).rejects.toMatchObject({ message: refused });
    expect(await diagnose(part('second'))).toEqual([
      expect.stringMatching(/^problem the secret key .* is not there/),
      expect.stringMatching(/^problem the ledger key .* is not there/),
    ]);
  });

  it('stop a part that has another one', async () => {
    await writeFile(join(folder, 'third-secret.key'), 'a'.repeat(64), { mode: 0o600 });
    await expect(openSecretKey(part('third'))).rejects.toThrow(/is another key.*MUSTER_REPLACE_KEY=secret/);
    expect(await diagnose(part('third'))).toContainEqual(expect.stringMatching(/^problem .*another than the database/));
  });

  it('are replaced on purpose, and then the former one is refused', async () => {
    const replaced = await openLedgerKey(part('fourth', { MUSTER_REPLACE_KEY: 'ledger' }));
    expect((await openLedgerKey(part('fourth'))).equals(replaced)).toBe(true);
    await expect(openLedgerKey(part('first'))).rejects.toThrow('MUSTER_LEDGER_KEY_FILE');
  });

  it('are compared for the secret of outgoing calls as well', async () => {
    const secretOf = (name: string) => ({ MUSTER_NOTICE_SECRET_FILE: join(folder, `${name}-notice.secret`) });
    const made = await openNoticeSecret(part('first', secretOf('first')));
    expect(await openNoticeSecret(part('first', secretOf('first')))).toEqual(made);
    await expect(openNoticeSecret(part('second', secretOf('second')))).rejects.toThrow(/^MUSTER_NOTICE_SECRET_FILE: /);
  });

  it('want a folder that is there', async () => {
    const start = part('fifth', {
      MUSTER_REPLACE_KEY: 'secret',
      MUSTER_SECRET_KEY_FILE: join(folder, 'none', 'secret.key'),
    });
    await expect(openSecretKey(start)).rejects.toThrow(/^MUSTER_SECRET_KEY_FILE: there is no folder .*none$/);
  });
});
