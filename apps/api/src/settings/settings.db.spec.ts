import { afterAll, beforeAll, expect, it } from '@jest/globals';

import { describeOnPostgres } from '../../../../test/support/database.ts';
import { RunningApi } from '../../../../test/support/running-api.ts';
import { makeTwoUnits, PASSWORD, type TwoUnits } from '../../../../test/support/two-units.ts';

const SETTINGS = '/api/v1/settings';
const MINUTE_MS = 60_000;

describeOnPostgres('settings', (open) => {
  let api: RunningApi;
  let units: TwoUnits;
  let now = new Date();

  beforeAll(async () => {
    api = await RunningApi.start(await open(), { now: () => now });
    units = await makeTwoUnits(api);
  });

  afterAll(() => api.close());

  const change = (body: object, headers = {}, token = units.admin) =>
    api.call('PATCH', SETTINGS, { token, body, headers });

  it('are as delivered until an administrator of the center changes one, which everyone then sees', async () => {
    const token = units.tokens.get('viewer');
    const delivered = await api.call('GET', SETTINGS, { token });
    expect(delivered.headers.get('etag')).toBe('"0"');
    expect(delivered.body).toMatchObject({ telemetryRetentionDays: null, tileService: null, sessionIdleMinutes: 30 });
    const tileService = { url: 'https://tiles.example/{z}/{x}/{y}.png', gcj02: true };
    expect((await change({ tileService }, { 'if-match': '"0"' })).status).toBe(200);
    const { body } = await api.call('GET', SETTINGS, { token });
    expect(body).toMatchObject({ tileService: { ...tileService, attribution: '' }, sessionIdleMinutes: 30 });
    expect((await change({ tileService: null }, { 'if-match': '"0"' })).body.code).toBe('version-mismatch');
  });

  it('hold for all, so that an administrator elsewhere changes none', async () => {
    const { status, body } = await change({ sessionHours: 1 }, {}, units.tokens.get('administrator'));
    expect([status, body.code]).toEqual([403, 'forbidden']);
  });

  it.each([
    [{ sessionIdleMinutes: 0 }, '/sessionIdleMinutes'],
    [{ tileService: { url: 'javascript:alert(1)' } }, '/tileService/url'],
    [{ tileService: { url: 'https://tiles.example/' } }, '/tileService/url'],
    [{ tileService: { url: 'http://tiles.example/{z}/{x}/{y}.png' } }, '/tileService/url'],
    [{ tileService: { url: "https://tiles.example/{z}/{x}/{y}; script-src 'unsafe-inline'" } }, '/tileService/url'],
    [{ telemetryRetentionDays: '30' }, '/telemetryRetentionDays'],
  ])('refuse %j by name', async (body, pointer) => {
    const reply = await change(body);
    expect([reply.status, reply.body.errors[0].pointer]).toEqual([400, pointer]);
  });

  it('refuse what is no setting', async () => {
    expect((await change({ colour: 'red' })).status).toBe(400);
  });

  it('end a session that was idle for longer than they say', async () => {
    await change({ sessionIdleMinutes: 5 });
    const token = await api.signIn('viewer', PASSWORD);
    now = new Date(now.getTime() + 6 * MINUTE_MS);
    expect((await api.call('GET', '/api/v1/me', { token })).status).toBe(401);
  });

  it('give a piece the reporting interval that it was entered without', async () => {
    const token = await api.signIn();
    await change({ defaultReportingIntervalSeconds: 90 }, {}, token);
    const body = { assetCode: 'SET-1', name: '泵', family: 'pump', hostUnit: 'center' };
    const made = await api.call('POST', '/api/v1/equipment', { token, body });
    expect(made.body.reportingIntervalSeconds).toBe(90);
  });
});
