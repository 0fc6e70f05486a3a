import { afterAll, beforeAll, expect, it } from '@jest/globals';

import { describeOnPostgres, type TestDatabase } from '../../../test/support/database.ts';
import { RunningApi } from '../../../test/support/running-api.ts';
import { eventually } from '../../../test/support/eventually.ts';

describeOnPostgres('the housekeeping of several APIs', (open) => {
  let database: TestDatabase;
  let apis: RunningApi[];

  beforeAll(async () => {
    database = await open();
    // The database is closed once, after both.
    const shared = { ...database, close: async () => undefined };
    apis = [await RunningApi.start(shared), await RunningApi.start(shared)];
  });
  afterAll(async () => {
    for (const api of apis) await api.close();
    await database.close();
  });

  const holders = async () =>
    (await database.pool.query("select holder from lease where name = 'quarantine'")).rows.map(
      ({ holder }: { holder: string }) => holder,
    );

  it('is done by one of them, and free for the other as soon as that one stops', async () => {
    const [holder, ...others] = await eventually(async () => ((await holders()).length > 0 ? holders() : undefined));
    expect([typeof holder, others]).toEqual(['string', []]);
    await apis.shift()!.close();
    expect(await holders()).toEqual([]);
  });

  it('lets a session that one of them has ended in no more at the other', async () => {
    const other = await RunningApi.start({ ...database, close: async () => undefined });
    apis.push(other);
    const token = await other.signIn();
    expect((await apis[0]!.call('GET', '/api/v1/me', { token })).status).toBe(200);
    await other.call('DELETE', '/api/v1/session', { token });
    expect((await apis[0]!.call('GET', '/api/v1/me', { token })).status).toBe(401);
  });
});
