import { afterAll, beforeAll, expect, it } from '@jest/globals';

import { describeOnPostgres } from '../../../../test/support/database.ts';
import { RunningApi } from '../../../../test/support/running-api.ts';
import { makeTwoUnits, PASSWORD, type TwoUnits } from '../../../../test/support/two-units.ts';

const ORGANISATIONS = '/api/v1/organisations';

describeOnPostgres('organisations', (open) => {
  let api: RunningApi;
  let units: TwoUnits;

  beforeAll(async () => {
    api = await RunningApi.start(await open());
    units = await makeTwoUnits(api);
  });

  afterAll(() => api.close());

  const add = async (path: string, body: object) => {
    const reply = await api.call('POST', `/api/v1/${path}`, { token: units.admin, body });
    expect([reply.status, reply.body]).toEqual([201, expect.anything()]);
    return reply.body;
  };
  const change = (code: string, body: object, token = units.admin) =>
    api.call('PATCH', `${ORGANISATIONS}/${code}`, { token, body });
  const retire = (code: string) => api.call('DELETE', `${ORGANISATIONS}/${code}`, { token: units.admin });
  const piecesOf = async (token: string) => {
    const { body } = await api.call('GET', '/api/v1/equipment?limit=1000', { token });
    return body.items.map(({ assetCode }: { assetCode: string }) => assetCode);
  };

  it('are renamed, and keep their code and what belongs to them', async () => {
    const { status, body, headers } = await change('north', { name: '北方矿业集团', region: '140200' });
    expect([status, headers.get('etag')]).toEqual([200, '"2"']);
    expect(body).toMatchObject({ code: 'north', name: '北方矿业集团', region: '140200', retiredAt: null });
  });

  it('are moved in the tree, and never below themselves', async () => {
    await add('organisations', { code: 'group', name: '集团', kind: 'host_unit' });
    await add('organisations', { code: 'group-a', name: '甲', kind: 'host_unit', parent: 'group' });
    await add('organisations', { code: 'group-b', name: '乙', kind: 'host_unit', parent: 'group-a' });
    const circle = await change('group', { parent: 'group-b' });
    expect([circle.status, circle.body.errors]).toEqual([400, [expect.objectContaining({ pointer: '/parent' })]]);
    expect((await change('group-a', { parent: 'group-a' })).status).toBe(400);
    expect((await change('center', { parent: 'group' })).status).toBe(400);
    expect((await change('group-b', { parent: 'group' })).body.parent).toBe('group');
    const foreign = await change('north-team', { parent: 'south' }, units.tokens.get('administrator'));
    expect(foreign.status).toBe(400);
  });

  it('are not retired while people, pieces or others depend on them, and the refusal names these', async () => {
    const { status, body } = await retire('north');
    expect([status, body.code]).toEqual([409, 'in-use']);
    expect(body.detail).toBe(
      'north cannot be retired: it still has 1 organisations below it (north-team), 8 people (administrator …), 1 pieces of equipment (S-2)',
    );
    expect((await retire('center')).body.code).toBe('in-use');
  });

  it('take nothing new once retired, and stay readable', async () => {
    await add('organisations', { code: 'ended', name: '已撤销', kind: 'rescue_team', parent: 'south' });
    expect((await retire('ended')).status).toBe(204);
    expect((await retire('ended')).status).toBe(204);
    const token = units.admin;
    const attempts = [
      ['people', { username: 'late', name: 'late', organisation: 'ended', roles: [] }],
      ['equipment', { assetCode: 'LATE-1', name: 'late', family: 'pump', hostUnit: 'ended' }],
      ['equipment', { assetCode: 'LATE-2', name: 'late', family: 'pump', hostUnit: 'south', owner: 'ended' }],
      ['organisations', { code: 'late', name: 'late', kind: 'rescue_team', parent: 'ended' }],
    ] as const;
    for (const [path, body] of attempts) {
      const reply = await api.call('POST', `/api/v1/${path}`, { token, body });
      expect([path, reply.status, reply.body.detail]).toEqual([
        path,
        400,
        expect.stringContaining('ended has been retired'),
      ]);
    }
    const read = await api.call('GET', `${ORGANISATIONS}/ended`, { token });
    expect(read.body.retiredAt).toEqual(expect.any(String));
  });

  it('of a region are watched by its agency, which changes nothing there (policy: who is who)', async () => {
    await add('organisations', {
      code: 'shanxi',
      name: '山西省应急管理厅',
      kind: 'provincial_agency',
      region: '140000',
    });
    await add('organisations', { code: 'bureau', name: '山西局', kind: 'mine_safety_bureau', region: '140000' });
    await add('organisations', { code: 'datong', name: '大同', kind: 'host_unit', region: '140200' });
    await add('organisations', {
      code: 'datong-mine',
      name: '矿山队',
      kind: 'rescue_team',
      parent: 'datong',
      discipline: 'mine',
    });
    await add('organisations', {
      code: 'datong-far',
      name: '外省队',
      kind: 'rescue_team',
      parent: 'datong',
      region: '610000',
    });
    await add('equipment', { assetCode: 'DT-1', name: '一', family: 'pump', hostUnit: 'datong' });
    await add('equipment', { assetCode: 'DT-2', name: '二', family: 'pump', hostUnit: 'datong-mine' });
    await add('equipment', { assetCode: 'DT-3', name: '三', family: 'pump', hostUnit: 'datong-far' });
    const signedIn = async (organisation: string) => {
      const person = { username: `at-${organisation}`, name: '值班', password: PASSWORD, mustChangePassword: false };
      await add('people', { ...person, organisation, roles: ['viewer', 'administrator'] });
      return api.signIn(person.username, PASSWORD);
    };
    const agency = await signedIn('shanxi');
    // North is based there since it was renamed, and its team with it.
    expect(await piecesOf(agency)).toEqual(['DT-1', 'DT-2', 'N-1', 'S-2']);
    expect(await piecesOf(await signedIn('bureau'))).toEqual(['DT-2']);
    const change = await api.call('PATCH', '/api/v1/equipment/DT-1', { token: agency, body: { name: 'mine' } });
    expect([change.status, change.body.code]).toEqual([404, 'not-found']);
    const credential = await api.call('POST', '/api/v1/equipment/DT-1/credentials', { token: agency, body: {} });
    expect(credential.status).toBe(404);
    const settings = { token: units.admin, body: { agenciesWatchTheirRegion: false } };
    expect((await api.call('PATCH', '/api/v1/settings', settings)).status).toBe(200);
    expect(await piecesOf(agency)).toEqual([]);
  });
});
