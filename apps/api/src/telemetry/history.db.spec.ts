import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { afterAll, beforeAll, expect, it } from '@jest/globals';

import { describeOnPostgres } from '../../../../test/support/database.ts';
import { RunningApi } from '../../../../test/support/running-api.ts';

describeOnPostgres('copies of the history', (open) => {
  let api: RunningApi;
  let token: string;
  let copiesFolder: string;

  beforeAll(async () => {
    copiesFolder = join(await mkdtemp(join(tmpdir(), 'muster-copies-')), 'copies');
    api = await RunningApi.start(await open(), { copiesFolder });
    token = await api.signIn();
  });
  afterAll(async () => {
    await api.close();
    await rm(join(copiesFolder, '..'), { recursive: true });
  });

  it("are made on the server's disk for an administrator of the national center", async () => {
    const { status, body } = await api.call<{ folder: string }>('POST', '/api/v1/history/copies', { token });
    expect(status).toBe(201);
    expect(await readdir(body.folder)).toContain('hot.duckdb');
  });

  it('are refused to an administrator of any other organisation', async () => {
    const team = { code: 'team', name: '救援队', kind: 'rescue_team', parent: 'center' };
    expect((await api.call('POST', '/api/v1/organisations', { token, body: team })).status).toBe(201);
    const person = {
      username: 'team-admin',
      name: '张敏',
      organisation: 'team',
      roles: ['administrator'],
      password: 'horse-staple-battery',
    };
    expect((await api.call('POST', '/api/v1/people', { token, body: person })).status).toBe(201);
    const other = await api.signIn('team-admin', 'horse-staple-battery');
    expect((await api.call('POST', '/api/v1/history/copies', { token: other })).status).toBe(403);
  });
});
