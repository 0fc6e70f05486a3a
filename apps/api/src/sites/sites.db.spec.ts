import { afterAll, beforeAll, expect, it } from '@jest/globals';

import { describeOnPostgres } from '../../../../test/support/database.ts';
import type { Json } from '../../../../test/support/json.ts';
import { RunningApi } from '../../../../test/support/running-api.ts';
import { makeTwoUnits, PASSWORD, type TwoUnits } from '../../../../test/support/two-units.ts';

const SITES = '/api/v1/sites';
const point = (longitude: number, latitude: number) => ({ type: 'Point', coordinates: [longitude, latitude] });
const BASE = { name: '大同救援基地', kind: 'home_base', geometry: point(113.3, 40.08), region: '140200' };

describeOnPostgres('sites', (open) => {
  let api: RunningApi;
  let units: TwoUnits;

  beforeAll(async () => {
    api = await RunningApi.start(await open());
    units = await makeTwoUnits(api);
  });

  afterAll(() => api.close());

  const add = async (body: object, path = 'sites') => {
    const reply = await api.call('POST', `/api/v1/${path}`, { token: units.admin, body });
    expect([reply.status, reply.body]).toEqual([201, expect.anything()]);
    return reply.body;
  };
  const change = (id: string, body: object, headers = {}) =>
    api.call('PATCH', `${SITES}/${id}`, { token: units.admin, body, headers });
  const namesOf = async (query = '', token = units.admin) => {
    const { body } = await api.call('GET', `${SITES}${query}`, { token });
    return body.items.map(({ name }: Json) => name);
  };

  it('are entered, read, changed by who has seen the latest version, and retired', async () => {
    const made = await api.call('POST', SITES, { token: units.admin, body: { ...BASE, organisation: 'north' } });
    expect([made.status, made.headers.get('etag')]).toEqual([201, '"1"']);
    expect(made.body).toMatchObject({ ...BASE, organisation: 'north', remark: null, retiredAt: null });
    expect(made.body.position).toEqual({ latitude: 40.08, longitude: 113.3 });
    const { id } = made.body;
    const changed = await change(id, { remark: '大门净高 5 m' }, { 'if-match': '"1"' });
    expect([changed.status, changed.body.remark]).toEqual([200, '大门净高 5 m']);
    expect((await change(id, { remark: null }, { 'if-match': '"1"' })).body.code).toBe('version-mismatch');
    const retire = () => api.call('DELETE', `${SITES}/${id}`, { token: units.admin });
    expect([(await retire()).status, (await retire()).status]).toEqual([204, 204]);
    expect(await namesOf()).toEqual([]);
    expect(await namesOf('?includeRetired=true')).toEqual([BASE.name]);
    expect((await api.call('GET', `${SITES}/${id}`, { token: units.admin })).body.retiredAt).toEqual(
      expect.any(String),
    );
  });

  it('are found by kind, by place, by region, by name, a page at a time', async () => {
    const ring = [[115, 41], [115.5, 41], [115.5, 41.5], [115, 41.5], [115, 41]]; // prettier-ignore
    await add({ name: '甲矿', kind: 'mine', geometry: point(113, 40), region: '140200' });
    await add({ name: '乙库', kind: 'tailings', geometry: { type: 'Polygon', coordinates: [ring] }, region: '130700' });
    await add({ name: '丙 100% 园', kind: 'chemical_park', geometry: point(179.9, 10) });
    expect(await namesOf('?kind=mine,tailings')).toEqual(['甲矿', '乙库']);
    expect(await namesOf('?bbox=115.4,41.4,116,42')).toEqual(['乙库']);
    expect(await namesOf('?bbox=179,0,-179,20')).toEqual(['丙 100% 园']);
    expect(await namesOf('?region=140000')).toEqual(['甲矿']);
    expect(await namesOf('?q=%25')).toEqual(['丙 100% 园']);
    expect(await namesOf('?organisation=north')).toEqual([]);
    const first = await api.call('GET', `${SITES}?limit=2`, { token: units.admin });
    expect(await namesOf(`?limit=2&cursor=${first.body.nextCursor}`)).toEqual(['丙 100% 园']);
    for (const query of ['bbox=1,2,3', 'bbox=0,10,5,9', 'bbox=a,b,c,d', 'kind=volcano', 'region=14', 'cursor=eA']) {
      const { status, body } = await api.call('GET', `${SITES}?${query}`, { token: units.admin });
      expect([query, status, body.code]).toEqual([query, 400, 'validation-failed']);
    }
  });

  it('in a region are watched by its agency whoever has them, and a bureau watches mines (policy: who is who)', async () => {
    const signedIn = async (code: string, kind: string) => {
      await add({ code, name: code, kind, region: '140000' }, 'organisations');
      const person = { username: `at-${code}`, name: '值班', password: PASSWORD, mustChangePassword: false };
      await add({ ...person, organisation: code, roles: ['administrator'] }, 'people');
      return api.signIn(person.username, PASSWORD);
    };
    await add({ name: '隧道', kind: 'tunnel', geometry: point(112, 37), region: '140100' });
    const agency = await signedIn('shanxi', 'provincial_agency');
    expect(await namesOf('', agency)).toEqual(['甲矿', '隧道']);
    expect(await namesOf('', await signedIn('bureau', 'mine_safety_bureau'))).toEqual(['甲矿']);
    expect(await namesOf('', units.tokens.get('viewer'))).toEqual([]);
    const { body } = await api.call('GET', `${SITES}?kind=tunnel`, { token: agency });
    const foreign = await api.call('PATCH', `${SITES}/${body.items[0].id}`, { token: agency, body: { name: 'x' } });
    expect([foreign.status, foreign.body.code]).toEqual([404, 'not-found']);
  });

  it('keep their organisation from being retired', async () => {
    await add({ code: 'ending', name: '将撤', kind: 'rescue_team' }, 'organisations');
    const { id } = await add({ ...BASE, organisation: 'ending' });
    const retire = () => api.call('DELETE', '/api/v1/organisations/ending', { token: units.admin });
    expect((await retire()).body.detail).toContain('1 sites (大同救援基地)');
    expect((await api.call('DELETE', `${SITES}/${id}`, { token: units.admin })).status).toBe(204);
    expect((await retire()).status).toBe(204);
  });

  it('are where pieces are at home: they move with their base, but for one with a place of its own', async () => {
    const { id } = await add({ ...BASE, organisation: 'north' });
    const enter = (assetCode: string, more: object) =>
      add({ assetCode, name: '泵', family: 'pump', hostUnit: 'north', homeBaseSite: id, ...more }, 'equipment');
    expect((await enter('HB-1', {})).homeBase).toEqual({ latitude: 40.08, longitude: 113.3 });
    await enter('HB-2', { homeBase: { latitude: 40.1, longitude: 113.4 } });
    await change(id, { geometry: point(113.5, 40.5) });
    const homeOf = async (code: string) =>
      (await api.call('GET', `/api/v1/equipment/${code}`, { token: units.admin })).body;
    expect(await homeOf('HB-1')).toMatchObject({ homeBaseSite: id, homeBase: { latitude: 40.5, longitude: 113.5 } });
    expect((await homeOf('HB-2')).homeBase).toEqual({ latitude: 40.1, longitude: 113.4 });
    const retire = await api.call('DELETE', `${SITES}/${id}`, { token: units.admin });
    expect([retire.status, retire.body.detail]).toEqual([409, '大同救援基地 cannot be retired: HB-1 is at home there']);
    const mine = (await api.call('GET', `${SITES}?kind=mine`, { token: units.admin })).body.items[0].id;
    const patch = await api.call('PATCH', '/api/v1/equipment/HB-1', {
      token: units.admin,
      body: { homeBaseSite: mine },
    });
    expect(patch.body.errors).toEqual([{ pointer: '/homeBaseSite', detail: 'is no home base that you reach' }]);
    const gone = { token: units.admin, body: { homeBaseSite: null } };
    expect((await api.call('PATCH', '/api/v1/equipment/HB-1', gone)).body).not.toHaveProperty('homeBaseSite');
  });
});
