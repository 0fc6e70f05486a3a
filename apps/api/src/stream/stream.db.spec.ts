import { afterAll, afterEach, beforeAll, expect, it } from '@jest/globals';

import { applyBatch } from '#custody/state/apply-batch';
import type { StateBatch } from '#custody/state/state-batch';

import { describeOnPostgres } from '../../../../test/support/database.ts';
import type { Json } from '../../../../test/support/json.ts';
import { EventStream } from '../../../../test/support/event-stream.ts';
import { RunningApi } from '../../../../test/support/running-api.ts';
import { makeTwoUnits, PASSWORD, type TwoUnits } from '../../../../test/support/two-units.ts';

/** The shortest pause between two events. */
const TOLD_EVERY_MS = 40;

describeOnPostgres('the stream', (open) => {
  let api: RunningApi;
  let units: TwoUnits;
  let aheadMs = 0;
  let position = 0;
  const streams: EventStream[] = [];

  beforeAll(async () => {
    api = await RunningApi.start(await open(), { now: () => new Date(Date.now() + aheadMs) });
    units = await makeTwoUnits(api);
  });

  afterEach(() => {
    for (const stream of streams.splice(0)) stream.close();
    aheadMs = 0;
  });

  afterAll(() => api.close());

  const follow = async (token: string, query = '') => {
    const stream = await EventStream.open(`${api.address}/api/v1/stream${query}`, token);
    streams.push(stream);
    return stream;
  };
  const viewer = () => units.tokens.get('viewer') ?? '';
  const apply = (batch: Partial<StateBatch>) => {
    const nothing = { presences: [], disconnected: [], metrics: [], events: [], quarantined: [], replies: [] };
    return applyBatch(api.database.db, { gateway: 'test', position: ++position, ...nothing, ...batch });
  };
  const hear = (assetCode: string, more: object = {}) => {
    const lastSeenAt = Date.now() + aheadMs;
    return apply({ presences: [{ assetCode, lastSeenAt, connected: true, ...more }] });
  };
  const engineSpeed = (assetCode: string, value: number, metric = 'engineSpeed') => {
    const time = Date.now();
    return { assetCode, metric, time, value, quality: 'good' as const, receivedAt: time };
  };
  /** The first event about this piece. */
  const about = async (stream: EventStream, assetCode: string) => {
    for (;;) {
      const { event, data } = await stream.next();
      expect(event).toBe('state');
      const item = data.items.find((candidate: Json) => candidate.assetCode === assetCode);
      if (item) return item;
    }
  };

  /** Earlier changes may still be on their way. */
  const untilConnection = async (stream: EventStream, assetCode: string, connection: string) => {
    while ((await about(stream, assetCode)).connection !== connection);
  };

  it('begins with everything in scope, also what was never heard', async () => {
    const stream = await follow(viewer());
    expect(stream.response.headers.get('content-type')).toBe('text/event-stream');
    const { data } = await stream.next();
    expect(data.items.map(({ assetCode, connection }: Json) => [assetCode, connection]).sort()).toEqual([
      ['N-1', 'never'],
      ['S-2', 'never'],
    ]);
  });

  it('tells what changed, where it is and when it was heard, and nothing outside the scope', async () => {
    const stream = await follow(viewer());
    await stream.next();
    await hear('S-1');
    const time = Date.now();
    await hear('N-1', { fix: { latitude: 40, longitude: 113, heading: 90, time } });
    const { data } = await stream.next();
    expect(data.items).toEqual([
      {
        assetCode: 'N-1',
        connection: 'online',
        lastSeen: expect.any(String),
        position: { latitude: 40, longitude: 113, heading: 90, time: new Date(time).toISOString() },
      },
    ]);
  });

  it('merges changes of a piece that come faster than it tells of them', async () => {
    const stream = await follow(viewer());
    await stream.next();
    const startedAt = performance.now();
    for (let count = 0; count < 40; count++) await hear('N-1');
    const tellingMs = performance.now() - startedAt;
    let told = 0;
    while (await stream.nextWithin(1_500)) told += 1;
    expect(told).toBeGreaterThan(0);
    expect(told).toBeLessThanOrEqual(2 + Math.ceil(tellingMs / TOLD_EVERY_MS));
  });

  it('tells that a piece went offline, and that one fell silent though nothing is said', async () => {
    await hear('N-1');
    await hear('S-2');
    const stream = await follow(viewer());
    await stream.next();
    await apply({ disconnected: ['N-1'] });
    await untilConnection(stream, 'N-1', 'offline');
    aheadMs = 181_000;
    await untilConnection(stream, 'S-2', 'silent');
  });

  it('shows a piece that enters the register while one watches', async () => {
    const stream = await follow(viewer());
    await stream.next();
    const body = { assetCode: 'N-2', name: '北二', family: 'drill', hostUnit: 'north' };
    await api.call('POST', '/api/v1/equipment', { token: units.admin, body });
    expect(await about(stream, 'N-2')).toMatchObject({ connection: 'never', lastSeen: null });
  });

  it('sends all metrics of one piece first, and then only those that changed', async () => {
    await apply({ metrics: [engineSpeed('N-1', 1_500), engineSpeed('N-1', 40, 'fuelRate')] });
    const stream = await follow(viewer(), '?assetCode=N-1');
    const first = await about(stream, 'N-1');
    expect(first.metrics).toMatchObject({
      engineSpeed: { value: 1_500, unit: '/min', quality: 'good' },
      fuelRate: { value: 40, unit: 'L/h', quality: 'good' },
    });
    const time = Date.now() + 5;
    await apply({
      presences: [{ assetCode: 'N-1', lastSeenAt: time, connected: true }],
      metrics: [{ ...engineSpeed('N-1', 1_600), time }],
    });
    const next = await about(stream, 'N-1');
    expect(Object.keys(next.metrics)).toEqual(['engineSpeed']);
    expect(next.metrics.engineSpeed.value).toBe(1_600);
  });

  it('misses no change that is committed in another order than it was begun', async () => {
    const stream = await follow(viewer());
    await stream.next();
    const slow = await api.database.pool.connect();
    await slow.query('begin');
    await slow.query("update equipment set changed_in = pg_current_xact_id() where asset_code = 'N-1'");
    await hear('S-2');
    await about(stream, 'S-2');
    await slow.query('commit');
    slow.release();
    expect(await about(stream, 'N-1')).toBeDefined();
  });

  it('answers a foreign piece with not-found before anything is streamed', async () => {
    const { response } = await follow(viewer(), '?assetCode=S-1');
    expect(response.status).toBe(404);
    expect(response.headers.get('content-type')).toMatch(/^application\/problem\+json/);
  });

  it('refuses a person without a role', async () => {
    const { response } = await follow(units.tokens.get('nobody') ?? '');
    expect(response.status).toBe(403);
  });

  it('ends with the session', async () => {
    const token = await api.signIn('viewer', PASSWORD);
    const stream = await follow(token);
    await stream.next();
    await api.call('DELETE', '/api/v1/session', { token });
    for (let waited = 0; !stream.ended && waited < 100; waited++) await stream.nextWithin(20);
    expect(stream.ended).toBe(true);
  });
});
