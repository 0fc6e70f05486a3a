import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';

import { ApiClient } from '../support/api-client.ts';
import { readCounter } from '../support/counters.ts';
import { Device } from '../support/device.ts';
import { eventually } from '../support/eventually.ts';
import { RunningMuster } from '../support/running-muster.ts';

const MINUTE = 60_000;

interface State {
  readonly connection: string;
  readonly lastSeen: string | null;
  readonly position?: { readonly latitude: number };
  readonly metrics: Readonly<
    Record<string, { readonly value: unknown; readonly time: string; readonly quality: string }>
  >;
}

interface Quarantined {
  readonly reason: string;
  readonly detail: string;
  readonly payload: string;
  readonly topic: string;
}

describe('a reading', () => {
  let muster: RunningMuster;
  let api: ApiClient;
  let device: Device;
  let assetCode: string;
  let pieces = 0;

  beforeAll(async () => {
    muster = await RunningMuster.start();
    api = await new ApiClient(muster.http).signIn();
  });
  afterAll(() => muster?.dispose());

  beforeEach(async () => {
    assetCode = `PIECE-${++pieces}`;
    device = await Device.connect(muster, await api.enrol(assetCode));
  });
  afterEach(() => device.close());

  const state = async () => (await api.get<State>(`/equipment/${assetCode}/state`)).body;
  const quarantine = async () =>
    (await api.get<{ items: Quarantined[] }>(`/quarantine?assetCode=${assetCode}`)).body.items;
  const points = async (quality = '') => {
    const range = `from=${new Date(Date.now() - 86_400_000).toISOString()}&to=${new Date(Date.now() + 600_000).toISOString()}`;
    const path = `/equipment/${assetCode}/telemetry?metric=engineSpeed&${range}${quality}`;
    return (await api.get<{ points: [string, unknown, string?][] }>(path)).body.points;
  };
  /** Sends, and waits until what was sent last is seen. */
  async function report(...readings: { ts: number; values: Record<string, unknown> }[]): Promise<State> {
    for (const reading of readings) await device.send(reading);
    const marker = pieces * 1_000_000 + Math.floor(performance.now());
    await device.send({ ts: Date.now(), values: { marker } });
    await eventually(async () => (await state()).metrics['marker']?.value === marker);
    await eventually(async () => (await readCounter(muster, 'muster_feed_lag_bytes{feed="telemetry"}')) === 0);
    return state();
  }

  it('on time becomes the current value and makes the piece online', async () => {
    expect((await state()).connection).toBe('never');
    const ts = Date.now() - 1_000;
    const after = await report({ ts, values: { engineSpeed: 1510, latitude: 34.26, longitude: 108.94 } });
    expect(after.connection).toBe('online');
    expect(after.position?.latitude).toBe(34.26);
    expect(after.metrics['engineSpeed']).toMatchObject({
      value: 1510,
      time: new Date(ts).toISOString(),
      unit: '/min',
      quality: 'good',
    });
  });

  it('that is late goes into history and moves no current value', async () => {
    const now = Date.now();
    const after = await report(
      { ts: now, values: { engineSpeed: 900 } },
      { ts: now - MINUTE, values: { engineSpeed: 300 } },
    );
    expect(after.metrics['engineSpeed']?.value).toBe(900);
    expect((await points()).map(([, value]) => value)).toEqual([300, 900]);
  });

  it('that is stale moves the current value, which is shown with its own time', async () => {
    const ts = Date.now() - 60 * MINUTE;
    const after = await report({ ts, values: { engineSpeed: 850 } });
    expect(after.metrics['engineSpeed']).toMatchObject({ value: 850, time: new Date(ts).toISOString() });
  });

  it('from the future is quarantined with the reason', async () => {
    const ts = Date.now() + 10 * MINUTE;
    const after = await report({ ts, values: { engineSpeed: 1 } });
    expect(after.metrics['engineSpeed']).toBeUndefined();
    const [entry] = await quarantine();
    expect(entry).toMatchObject({ reason: 'future-time', topic: `muster/v1/${assetCode}/telemetry` });
    expect(JSON.parse(entry!.payload)).toEqual({ ts, values: { engineSpeed: 1 } });
  });

  it('that is repeated is seen once, and counted', async () => {
    const before = await readCounter(muster, 'muster_samples_total{arrival="repeated"}');
    const reading = { ts: Date.now(), values: { engineSpeed: 1_000 } };
    await report(reading, reading, reading);
    expect(await points()).toHaveLength(1);
    expect(await readCounter(muster, 'muster_samples_total{arrival="repeated"}')).toBe(before + 2);
  });

  it('of one time with another value: the last received counts', async () => {
    const ts = Date.now();
    const after = await report({ ts, values: { engineSpeed: 1 } }, { ts, values: { engineSpeed: 2 } });
    expect(after.metrics['engineSpeed']?.value).toBe(2);
    expect((await points()).map(([, value]) => value)).toEqual([2]);
  });

  it('out of its physical range is kept with that quality, out of the good points, beside a good neighbour', async () => {
    const after = await report({ ts: Date.now(), values: { engineSpeed: 99_999, fuelRate: 2.5 } });
    expect(after.metrics['engineSpeed']).toMatchObject({ value: 99_999, quality: 'outOfRange' });
    expect(after.metrics['fuelRate']).toMatchObject({ value: 2.5, quality: 'good' });
    expect(await points()).toEqual([]);
    expect((await points('&quality=all')).map(([, value, quality]) => [value, quality])).toEqual([
      [99_999, 'outOfRange'],
    ]);
    expect(await quarantine()).toEqual([]);
  });

  it.each([
    ['malformed JSON', '{"ts":', 'malformed-json'],
    ['invalid UTF-8', Buffer.from([0xff, 0xfe, 0xfd]), 'invalid-utf8'],
    ['no values', '{"ts":1}', 'wrong-shape'],
    ['HTML for JSON', '<script>alert(1)</script>', 'malformed-json'],
  ])('of %s is acknowledged and kept in the quarantine, whole', async (_, payload, reason) => {
    await device.send(payload);
    const [entry] = await eventually(async () => ((await quarantine()).length > 0 ? quarantine() : undefined));
    expect(entry!.reason).toBe(reason);
    const kept = Buffer.isBuffer(payload) ? Buffer.from(entry!.payload, 'base64') : entry!.payload;
    expect(kept).toEqual(payload);
  });

  it('after the Last Will makes the piece offline, and the next one online again', async () => {
    const will = {
      topic: `muster/v1/${assetCode}/status`,
      payload: Buffer.from('{"state":"offline","ts":0}'),
      qos: 1 as const,
      retain: true,
    };
    await device.close();
    const credential = (
      await api.post<{ username: string; password: string }>(`/equipment/${assetCode}/credentials`, {})
    ).body;
    device = await Device.connect(muster, credential, { will });
    await report({ ts: Date.now(), values: { engineSpeed: 700 } });
    await device.breakOff();
    await eventually(async () => (await state()).connection === 'offline');
    device = await Device.connect(muster, credential);
    expect((await report({ ts: Date.now(), values: { engineSpeed: 710 } })).connection).toBe('online');
  });
});
