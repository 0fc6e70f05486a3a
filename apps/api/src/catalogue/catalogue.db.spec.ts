import { afterAll, beforeAll, expect, it } from '@jest/globals';

import { followCatalogue } from '#custody/catalogue/follow-catalogue';
import { FROM_THE_START } from '#custody/watermark';

import { describeOnPostgres } from '../../../../test/support/database.ts';
import { RunningApi } from '../../../../test/support/running-api.ts';
import { eventually } from '../../../../test/support/eventually.ts';

const METRICS = '/api/v1/metrics';
const FAMILIES = '/api/v1/families';
const label = { zh: '粉尘浓度', en: 'Dust concentration' };
const dust = { name: 'dustConcentration', unit: 'mg/m3', kind: 'gauge', minimum: 0, maximum: 100, label };

describeOnPostgres('the catalogue', (open) => {
  let api: RunningApi;
  let token: string;

  beforeAll(async () => {
    api = await RunningApi.start(await open());
    token = await api.signIn();
  });

  afterAll(() => api.close());

  const post = (path: string, body: object) => api.call('POST', path, { token, body });
  const patch = (path: string, body: object, headers = {}) => api.call('PATCH', path, { token, body, headers });

  /** A watermark behind every change so far: one lies before them while any transaction of the server is older. */
  const passAllChanges = async () => {
    const { watermark } = await followCatalogue(api.database.db, FROM_THE_START);
    const { metrics } = await followCatalogue(api.database.db, watermark);
    return metrics.length === 0 ? watermark : undefined;
  };

  it('takes a metric, and lists it behind the standard ones', async () => {
    const made = await post(METRICS, dust);
    expect([made.status, made.body]).toEqual([201, { ...dust, valueType: 'number', standard: false }]);
    const { body } = await api.call('GET', METRICS, { token });
    expect(body.items[0]).toMatchObject({ name: 'latitude', standard: true });
    expect(body.items.at(-1)).toMatchObject(dust);
    expect((await post(METRICS, dust)).body.code).toBe('already-exists');
    expect((await post(METRICS, { ...dust, name: 'engineSpeed' })).body.code).toBe('already-exists');
  });

  it.each([
    [{ name: '__proto__' }, '/name'],
    [{ name: 'dust level' }, '/name'],
    [{ unit: 'mg per m3' }, '/unit'],
    [{ kind: 'position' }, '/kind'],
    [{ minimum: 5, maximum: 1 }, '/minimum'],
    [{ kind: 'state', minimum: 0 }, '/minimum'],
    [{ valueType: 'string' }, '/valueType'],
  ])('refuses a metric with %j', async (wrong, pointer) => {
    const { status, body } = await post(METRICS, { ...dust, name: 'other', maximum: undefined, ...wrong });
    expect([status, body.errors[0].pointer]).toEqual([400, pointer]);
  });

  it('changes range and label of a standard metric, and never its unit or kind', async () => {
    const path = `${METRICS}/engineSpeed`;
    const before = await api.call('GET', path, { token });
    expect(before.headers.get('etag')).toBe('"0"');
    const changed = await patch(path, { maximum: 3_000 }, { 'if-match': '"0"' });
    expect([changed.status, changed.body]).toEqual([200, { ...before.body, maximum: 3_000 }]);
    expect((await patch(path, { maximum: 1 }, { 'if-match': '"0"' })).body.code).toBe('version-mismatch');
    for (const wrong of [{ unit: '1' }, { kind: 'counter' }]) expect((await patch(path, wrong)).status).toBe(400);
  });

  it('tells those who follow it what is new, and nothing twice', async () => {
    const { metrics } = await followCatalogue(api.database.db, FROM_THE_START);
    expect(metrics.find(({ name }) => name === 'engineSpeed')).toMatchObject({ maximum: 3_000, unit: '/min' });
    const watermark = await eventually(passAllChanges);
    await post(METRICS, { name: 'gasRatio', unit: '%', kind: 'gauge', label });
    const next = await followCatalogue(api.database.db, watermark);
    expect(next.metrics.map(({ name }) => name)).toEqual(['gasRatio']);
  });

  it('takes a family of metrics that it knows, and pieces of that family', async () => {
    const robot = { code: 'robot', label, headline: 'dustConcentration', metrics: ['dustConcentration', 'latitude'] };
    expect((await post(FAMILIES, { ...robot, metrics: ['latitude'] })).body.errors[0].pointer).toBe('/headline');
    expect((await post(FAMILIES, { ...robot, metrics: [...robot.metrics, 'nothing'] })).body.detail).toContain(
      'nothing',
    );
    const { checklist, ...family } = (await post(FAMILIES, robot)).body;
    expect(family).toEqual({ ...robot, standard: false });
    expect(checklist).toContainEqual({ code: 'leaks', label: { zh: '油、液、水渗漏', en: expect.any(String) } });
    const piece = { assetCode: 'RO-1', name: '机器人', family: 'robot', hostUnit: 'center' };
    expect((await post('/api/v1/equipment', piece)).status).toBe(201);
    expect((await post('/api/v1/equipment', { ...piece, assetCode: 'RO-2', family: 'kite' })).status).toBe(400);
    expect((await patch(`${FAMILIES}/pump`, { headline: 'vibrationVelocity' })).body).toMatchObject({
      code: 'pump',
      headline: 'vibrationVelocity',
      standard: true,
    });
  });
});
