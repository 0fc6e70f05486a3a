import { expect, it } from '@jest/globals';

import { connectDatabase } from '#database/connection';

import { describeOnPostgres } from '../../../test/support/database.ts';
import { RunningApi } from '../../../test/support/running-api.ts';
import { eventually } from '../../../test/support/eventually.ts';
import { SeveredLine } from '../../../test/support/severed-line.ts';

describeOnPostgres('an API whose database is away', (open) => {
  it('says so with 503 and when to come back, to readers, writers and those who sign in, and goes on as soon as it can', async () => {
    const database = await open();
    const { line, url } = await SeveredLine.to(database.url);
    const through = connectDatabase(url);
    const api = await RunningApi.start({
      ...through,
      close: async () => {
        await through.close();
        await database.close();
      },
    });
    const token = await api.signIn();
    const organisation = { code: 'north', name: '北方矿业', kind: 'host_unit' };
    line.cut();
    for (const reply of [
      await api.call('GET', '/api/v1/equipment', { token }),
      await api.call('POST', '/api/v1/organisations', { token, body: organisation }),
      await api.call('POST', '/api/v1/session', { body: { username: 'admin', password: 'whatever it is' } }),
    ]) {
      expect([reply.status, reply.body.code, reply.headers.get('content-type')]).toEqual([
        503,
        'unavailable',
        'application/problem+json; charset=utf-8',
      ]);
      expect(Number(reply.headers.get('retry-after'))).toBeGreaterThan(0);
    }
    expect(await api.refused('unavailable')).toBe(3);
    line.join();
    const again = () => api.call('POST', '/api/v1/organisations', { token, body: organisation });
    await eventually(async () => (await again()).status === 201);
    await api.close();
    line.close();
  });
});
