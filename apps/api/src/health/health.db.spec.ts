import { afterAll, beforeAll, expect, it } from '@jest/globals';

import { describeOnPostgres } from '../../../../test/support/database.ts';
import { RunningApi } from '../../../../test/support/running-api.ts';

const forwarded = { 'x-forwarded-for': '203.0.113.9' };
const withToken = { ...forwarded, authorization: 'Bearer observe' };

describeOnPostgres('health', (open) => {
  let api: RunningApi;
  let ready = true;

  beforeAll(async () => {
    const health = async () => ({ ready, parts: { database: { ok: ready, detail: 'as told' } } });
    api = await RunningApi.start(await open(), { health, observerToken: 'observe' });
  });

  afterAll(() => api.close());

  it('says that the process lives', async () => {
    expect((await api.call('GET', '/health/live')).body).toEqual({ live: true });
  });

  it('says 503 as long as a part does not work', async () => {
    ready = false;
    const { status, body } = await api.call('GET', '/health/ready');
    ready = true;
    expect([status, body]).toEqual([503, { ready: false, parts: { database: { ok: false, detail: 'as told' } } }]);
  });

  it('shows details to this machine and to who has the token, not to who comes through something in front', async () => {
    expect((await api.call('GET', '/health/ready', { headers: forwarded })).body).toEqual({ ready: true });
    expect((await api.call('GET', '/health/ready', { headers: withToken })).body).toHaveProperty('parts');
    expect((await api.call('GET', '/metrics', { headers: forwarded })).status).toBe(403);
    expect((await api.call('GET', '/metrics', { headers: withToken })).status).toBe(200);
  });

  it('counts refusals for Prometheus', async () => {
    await api.call('GET', '/api/v1/me');
    const { body, headers } = await api.call('GET', '/metrics');
    expect(headers.get('content-type')).toMatch(/^text\/plain/);
    expect(body).toMatch(/^muster_http_refused_total\{code="unauthenticated"\} [1-9]/m);
  });
});
