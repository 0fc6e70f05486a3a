import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

import { ApiClient } from '../support/api-client.ts';
import { runCli } from '../support/run-cli.ts';
import { newDataDir, removeDataDir, RunningMuster } from '../support/running-muster.ts';

describe('the ledger, from the act to the auditor', () => {
  let muster: RunningMuster;
  let elsewhere: string;
  let file: string;
  let key: string;
  let witness: string;

  beforeAll(async () => {
    [muster, elsewhere] = await Promise.all([RunningMuster.start(), newDataDir()]);
    file = join(elsewhere, 'ledger.ndjson');
    const api = await new ApiClient(muster.http).signIn();
    await api.post('/organisations', { code: 'north', name: '北方矿业', kind: 'host_unit' });
    await api.post('/equipment', { assetCode: 'DR-1', name: '钻机', family: 'drill', hostUnit: 'north' });
    key = (await api.get<{ key: string }>('/ledger/key')).body.key;
    await api.open('/ledger/export').then((response) => response.text());
    witness = (await api.get<{ items: { note: string }[] }>('/ledger/checkpoints')).body.items[0]!.note;
    await writeFile(join(elsewhere, 'witness.txt'), witness);
    await api.post('/equipment/DR-1/owner', { owner: 'center', reason: '调拨' });
    const exported = await runCli(['export', 'ledger', file], { MUSTER_DATA_DIR: muster.dataDir });
    expect(exported).toMatchObject({ code: 0 });
  });

  afterAll(async () => {
    await muster.dispose();
    await removeDataDir(elsewhere);
  });

  const verify = (path: string) =>
    runCli(['verify-ledger', path, '--key', key, '--witness', join(elsewhere, 'witness.txt')], {
      MUSTER_DATA_DIR: join(elsewhere, 'no-data-folder'),
    });

  it('verifies an export with a pinned key and a witness, without a server or a data folder', async () => {
    const result = await verify(file);
    expect(result).toMatchObject({
      code: 0,
      output: expect.stringContaining('All of it holds: 2 entries in 1 chains'),
    });
    expect(result.output).toContain('Agrees with the witness');
  });

  it('finds the one byte that somebody changed, and names its place', async () => {
    const changed = join(elsewhere, 'changed.ndjson');
    await writeFile(changed, (await readFile(file, 'utf8')).replace('"owner":"center"', '"owner":"centre"'));
    const result = await verify(changed);
    expect(result).toMatchObject({
      code: 1,
      output: expect.stringContaining('line 2: entry 2 of equipment/DR-1: its content does not give the hash'),
    });
  });

  it('writes over no file', async () => {
    const again = await runCli(['export', 'ledger', file], { MUSTER_DATA_DIR: muster.dataDir });
    expect(again).toMatchObject({ code: 1, output: expect.stringContaining('is there already') });
  });
});
