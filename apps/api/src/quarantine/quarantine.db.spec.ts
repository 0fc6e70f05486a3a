import { afterAll, beforeAll, beforeEach, expect, it } from '@jest/globals';

import { appendQuarantine } from '#custody/state/append-quarantine';
import { withTransaction } from '#database/with-transaction';

import { describeOnPostgres } from '../../../../test/support/database.ts';
import { RunningApi } from '../../../../test/support/running-api.ts';
import { eventually } from '../../../../test/support/eventually.ts';

const MEBIBYTE = 1_048_576;

describeOnPostgres('the quarantine', (open) => {
  let api: RunningApi;
  let token: string;

  beforeAll(async () => {
    api = await RunningApi.start(await open());
    token = await api.signIn();
    const piece = { assetCode: 'Q-1', name: '水泵', family: 'pump', hostUnit: 'center' };
    await api.call('POST', '/api/v1/equipment', { token, body: piece });
  });

  beforeEach(() => api.database.pool.query('delete from quarantine'));

  afterAll(() => api.close());

  const quarantineAll = (payloads: readonly Buffer[], where: RunningApi = api) => {
    const message = {
      assetCode: 'Q-1',
      receivedAt: 0,
      topic: 'muster/v1/Q-1/telemetry',
      reason: 'malformed-json',
    } as const;
    const messages = payloads.map((payload) => ({ ...message, detail: 'no JSON', payload }));
    return withTransaction(where.database.db, (tx) => appendQuarantine(tx, messages));
  };
  const list = (query = '') => api.call('GET', `/api/v1/quarantine${query}`, { token });

  it('shows the first 4 KiB of a payload in lists, its length, and all of it by itself', async () => {
    const payload = '\u0001'.repeat(100_000);
    await quarantineAll([Buffer.from(payload)]);
    const [entry] = (await list()).body.items;
    expect(entry).toMatchObject({ payload: payload.slice(0, 4_096), payloadBytes: 100_000, payloadEncoding: 'utf8' });
    const whole = await api.call('GET', `/api/v1/quarantine/${entry.id}`, { token });
    expect([whole.status, whole.body]).toEqual([200, { ...entry, payload }]);
  });

  it('cuts no character in two, and calls a text that was cut a text', async () => {
    await quarantineAll([Buffer.from('水'.repeat(2_000))]);
    const [entry] = (await list()).body.items;
    expect([entry.payload, entry.payloadEncoding]).toEqual(['水'.repeat(1_365), 'utf8']);
  });

  it('shows bytes that are no text as base64', async () => {
    await quarantineAll([Buffer.from([0xff, 0xfe, 0xe6])]);
    expect((await list()).body.items[0]).toMatchObject({ payload: '//7m', payloadEncoding: 'base64', payloadBytes: 3 });
  });

  it('gives at most 1 MiB of payloads a page, and all of them page by page', async () => {
    await quarantineAll(Array.from({ length: 300 }, () => Buffer.alloc(20_000, 'x')));
    const ids = new Set<string>();
    for (let cursor: string | null = ''; cursor !== null;) {
      const { body } = await list(`?limit=1000${cursor && `&cursor=${cursor}`}`);
      const shown = body.items.reduce((sum: number, { payload }: { payload: string }) => sum + payload.length, 0);
      expect(shown).toBeLessThanOrEqual(MEBIBYTE);
      for (const { id } of body.items) ids.add(id);
      cursor = body.nextCursor;
    }
    expect(ids.size).toBe(300);
  });

  it('is kept within its bounds; what went is counted and told to who watches the server', async () => {
    const database = await open();
    const before = await RunningApi.start({ ...database, close: async () => undefined });
    const piece = { assetCode: 'Q-1', name: '水泵', family: 'pump', hostUnit: 'center' };
    await before.call('POST', '/api/v1/equipment', { token: await before.signIn(), body: piece });
    await quarantineAll(
      Array.from({ length: 8 }, () => Buffer.from('x')),
      before,
    );
    await before.close();
    const bounds = { maximumMessages: 5, maximumBytes: 1_000_000_000 };
    const bounded = await RunningApi.start(database, { quarantineBounds: bounds });
    const admin = await bounded.signIn();
    const figures = async () => (await bounded.call<string>('GET', '/metrics')).body;
    await eventually(async () => /^muster_quarantine_dropped_total 3$/m.test(await figures()));
    expect((await bounded.call('GET', '/api/v1/quarantine', { token: admin })).body.items).toHaveLength(5);
    const { parts } = (await bounded.call('GET', '/health/ready')).body;
    expect(parts.quarantine).toEqual({
      ok: true,
      detail: expect.stringMatching(/^5 of at most 5 messages, .*; 3 dropped since the start$/),
    });
    await bounded.close();
  });

  it('answers twenty who ask at once for pages of large payloads', async () => {
    await quarantineAll(Array.from({ length: 40 }, () => Buffer.alloc(MEBIBYTE, '\u0001')));
    const replies = await Promise.all(Array.from({ length: 20 }, () => list('?limit=1000')));
    expect(replies.map(({ status, body }) => [status, body.items.length])).toEqual(Array(20).fill([200, 40]));
  });
});
