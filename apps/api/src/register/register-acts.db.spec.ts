import { afterAll, beforeAll, expect, it } from '@jest/globals';

import { authenticateDevice } from '#custody/register/authenticate-device';

import { describeOnPostgres } from '../../../../test/support/database.ts';
import type { Json } from '../../../../test/support/json.ts';
import { RunningApi } from '../../../../test/support/running-api.ts';
import { makeTwoUnits, type TwoUnits } from '../../../../test/support/two-units.ts';

const EQUIPMENT = '/api/v1/equipment';
const FULL = {
  ...{ team: 'north-team', discipline: 'mine', reserveMode: 'government_stock', stateFunded: true },
  ...{ manufacturer: '石家庄煤矿机械', model: 'ZDY-15000', serialNumber: '2019-0031' },
  ...{ commissionedOn: '2019-05-01', renewalDueOn: '2034-05-01' },
  capabilities: { boreMillimetres: 711, depthMetres: 1_000, explosionProtection: 'Ex d I Mb', colour: 'red' },
};

describeOnPostgres('the register in full', (open) => {
  let api: RunningApi;
  let units: TwoUnits;
  let made = 0;

  beforeAll(async () => {
    api = await RunningApi.start(await open());
    units = await makeTwoUnits(api);
  });

  afterAll(() => api.close());

  const north = () => units.tokens.get('administrator');
  const post = (path: string, body: object, headers = {}, token = north()) =>
    api.call('POST', `${EQUIPMENT}/${path}`, { token, body, headers });
  const read = async (path: string, token = north()) => (await api.call('GET', `${EQUIPMENT}/${path}`, { token })).body;
  const find = async (query: string) =>
    (await api.call('GET', `${EQUIPMENT}?${query}`, { token: north() })).body.items.map(
      ({ assetCode }: Json) => assetCode,
    );
  const enter = async (more: object = {}) => {
    const assetCode = `RA-${++made}`;
    const body = { assetCode, name: '大直径钻机', family: 'drill', hostUnit: 'north', ...more };
    const reply = await api.call('POST', EQUIPMENT, { token: north(), body });
    expect([reply.status, reply.body]).toEqual([201, expect.objectContaining({ assetCode })]);
    return assetCode;
  };
  const actsOf = async (code: string) => {
    const { rows } = await api.database.pool.query(
      `select content::jsonb->>'act' as act, content::jsonb->'body' as body from ledger_entry
        where chain = $1 order by number`,
      [`equipment/${code}`],
    );
    return rows as { act: string; body: Json }[];
  };

  it('tells of a piece who uses it, what for, how it is held, who made it and when it is to be renewed', async () => {
    const code = await enter(FULL);
    expect(await read(code)).toMatchObject(FULL);
    const change = { reserveMode: 'team_own', discipline: null, model: null, team: null };
    const { body } = await api.call('PATCH', `${EQUIPMENT}/${code}`, { token: north(), body: change });
    expect(body.reserveMode).toBe('team_own');
    for (const gone of ['discipline', 'model', 'team']) expect(body).not.toHaveProperty(gone);
    const [created, changed] = await actsOf(code);
    expect(created?.body).toMatchObject({ team: 'north-team', reserveMode: 'government_stock', stateFunded: true });
    expect(changed).toEqual({
      act: 'change-equipment',
      body: {
        before: { reserveMode: 'government_stock', discipline: 'mine', team: 'north-team' },
        after: { reserveMode: 'team_own', discipline: null, team: null },
      },
    });
  });

  it.each([
    ['a depth in words', { capabilities: { depthMetres: 'deep' } }, '/capabilities/depthMetres'],
    ['a bore below nought', { capabilities: { boreMillimetres: -1 } }, '/capabilities/boreMillimetres'],
    [
      'a pump curve that rises',
      {
        capabilities: {
          pumpCurve: [
            [0, 1],
            [10, 20],
          ].map(([flow, head]) => ({ flowCubicMetresPerHour: flow, headMetres: head })),
        },
      },
      '/capabilities/pumpCurve',
    ],
    ['market stock, which is an agreement', { reserveMode: 'market' }, '/reserveMode'],
    ['a team that is not reached', { team: 'south' }, '/team'],
    ['a day that is none', { commissionedOn: '2025-02-30' }, '/commissionedOn'],
    ['a day a century away', { renewalDueOn: '2951-01-01' }, '/renewalDueOn'],
  ])('refuses %s', async (_, more, pointer) => {
    const body = { assetCode: 'RA-BAD', name: 'x', family: 'drill', hostUnit: 'north', ...more };
    const reply = await api.call('POST', EQUIPMENT, { token: north(), body });
    expect([reply.status, reply.body.errors[0].pointer]).toEqual([400, expect.stringContaining(pointer)]);
  });

  it('names what is asked of a family, with units', async () => {
    const { body } = await api.call('GET', '/api/v1/capabilities?family=pump', { token: units.tokens.get('viewer') });
    const names = body.items.map(({ name, unit }: Json) => [name, unit]);
    expect(names).toEqual(
      expect.arrayContaining([
        ['headMetres', 'm'],
        ['supplyVolts', 'V'],
        ['pumpCurve', undefined],
      ]),
    );
    expect(names.map(([name]: string[]) => name)).not.toContain('boreMillimetres');
  });

  it('finds a piece by any word that is known of it, each word somewhere', async () => {
    const code = await enter({ ...FULL, name: '西山定向钻机', owner: 'north' });
    await post(`${code}/certificates`, { kind: 'mine_safety_mark', number: 'MAB-77431' });
    for (const q of [
      code.toLowerCase(),
      '西山',
      '定向 石家庄',
      'zdy-15000',
      '2019-0031',
      'Ex d I',
      'mab-77',
      '北方救援队 西山',
    ])
      expect([q, await find(`q=${encodeURIComponent(q)}`)]).toEqual([q, expect.arrayContaining([code])]);
    for (const q of ['西山 水泵', '%', '77432']) expect(await find(`q=${encodeURIComponent(q)}`)).not.toContain(code);
    expect(await find('organisation=north-team&reserveMode=government_stock')).toContain(code);
    expect(await find('reserveMode=social')).toEqual([]);
  });

  it('changes the owner as an act of its own, with its reason', async () => {
    const code = await enter();
    const { body, headers, status } = await post(`${code}/owner`, {
      owner: 'center',
      reason: '资产划转',
      document: '31 号',
    });
    expect([status, body.owner, body.hostUnit, headers.get('etag')]).toEqual([200, 'center', 'north', '"2"']);
    expect((await actsOf(code)).at(-1)).toEqual({
      act: 'change-owner',
      body: { before: { owner: 'north' }, after: { owner: 'center' }, document: '31 号' },
    });
    expect((await post(`${code}/owner`, { owner: 'center', reason: 'x' })).body.errors[0].pointer).toBe('/owner');
    expect((await post(`${code}/owner`, { owner: 'nobody', reason: 'x' })).status).toBe(400);
    expect((await post(`${code}/owner`, { owner: 'north' })).status).toBe(400);
    const stale = await post(`${code}/owner`, { owner: 'north', reason: 'x' }, { 'if-match': '"1"' });
    expect(stale.body.code).toBe('version-mismatch');
  });

  it('retires a piece: it answers, its machine is let in no more, and every new act is refused', async () => {
    const [code, next] = [await enter(), await enter()];
    const { body: credential } = await post(`${code}/credentials`, {});
    const retired = await post(`${code}/retire`, { reason: '到期更新', replacedBy: next });
    expect([retired.status, retired.body.retired]).toEqual([
      200,
      { at: expect.any(String), reason: '到期更新', replacedBy: next },
    ]);
    expect((await read(code)).retired.replacedBy).toBe(next);
    expect(await authenticateDevice(api.database.db, Buffer.alloc(32, 7), code, credential.password)).toBeNull();
    const { tokens } = units;
    const refused = [
      api.call('PATCH', `${EQUIPMENT}/${code}`, { token: north(), body: { name: 'x' } }),
      post(`${code}/credentials`, {}),
      post(`${code}/owner`, { owner: 'center', reason: 'x' }),
      post(`${code}/retire`, { reason: 'x' }),
      post(`${code}/certificates`, { kind: 'other', number: '1' }),
      post(`${code}/carrier`, { carrier: next }),
      api.call('PUT', `${EQUIPMENT}/${code}/set`, { token: north(), body: {} }),
      post(`${code}/commands`, { kind: 'locate' }, {}, tokens.get('custodian')),
      api.call('POST', '/api/v1/rules', {
        token: north(),
        body: { assetCode: code, operator: 'silent', severity: 'minor' },
      }),
      api.call('POST', '/api/v1/custody/handovers', {
        token: tokens.get('custodian'),
        body: { assetCode: code, to: { organisation: 'south' } },
      }),
      api.call('POST', '/api/v1/reservations', {
        token: tokens.get('dispatcher'),
        body: {
          assetCode: code,
          from: '2030-01-01T00:00:00Z',
          to: '2030-01-02T00:00:00Z',
          purpose: 'x',
          kind: 'drill',
        },
      }),
    ];
    for (const reply of await Promise.all(refused)) expect([reply.body.code, reply.status]).toEqual(['retired', 409]);
    expect(await find('limit=1000')).not.toContain(code);
    expect(await find('limit=1000&includeRetired=true')).toContain(code);
    const map = await api.call('GET', '/api/v1/map', { token: north() });
    expect(map.body.features.map(({ id }: Json) => id)).not.toContain(code);
    expect((await actsOf(code)).at(-1)).toMatchObject({ act: 'retire-equipment', body: { replacedBy: next } });
  });

  it('takes a retired piece into service again, with a reason and without its old credentials', async () => {
    const code = await enter();
    await post(`${code}/credentials`, {});
    await post(`${code}/retire`, { reason: '误操作' });
    expect((await post(`${code}/reinstate`, { reason: '误报废' })).body).not.toHaveProperty('retired');
    expect((await post(`${code}/reinstate`, { reason: 'x' })).body.code).toBe('in-use');
    const { items } = await read(`${code}/credentials`);
    expect(items.map(({ revokedAt }: Json) => revokedAt === null)).toEqual([false]);
    expect((await post(`${code}/credentials`, {})).status).toBe(201);
    expect((await actsOf(code)).map(({ act }) => act)).toEqual([
      'create-equipment',
      'retire-equipment',
      'reinstate-equipment',
    ]);
  });

  it('does not retire a piece that somebody counts on', async () => {
    const code = await enter();
    const body = {
      assetCode: code,
      from: '2030-01-01T00:00:00Z',
      to: '2030-01-02T00:00:00Z',
      purpose: '演练',
      kind: 'drill',
    };
    const reserved = await api.call('POST', '/api/v1/reservations', { token: units.tokens.get('dispatcher'), body });
    expect(reserved.status).toBe(201);
    const refused = await post(`${code}/retire`, { reason: 'x' });
    expect([refused.status, refused.body.code, refused.body.detail]).toEqual([
      409,
      'in-use',
      `${code} is claimed by north (drill)`,
    ]);
  });

  it('keeps the papers of a piece: entered, renewed by who saw the latest, found when they end', async () => {
    const code = await enter();
    const paper = { kind: 'explosion_proof', number: 'CNEx21.0815', validFrom: '2021-03-01', validTo: '2026-02-28' };
    const { body, status, headers } = await post(`${code}/certificates`, paper);
    expect([status, headers.get('etag'), body]).toEqual([201, '"1"', expect.objectContaining(paper)]);
    const path = `${EQUIPMENT}/${code}/certificates/${body.id}`;
    const change = (body: object, version: string) =>
      api.call('PATCH', path, { token: north(), body, headers: { 'if-match': version } });
    expect((await change({ validTo: '2020-01-01' }, '"1"')).body.errors[0].pointer).toBe('/validTo');
    const listed = async (day: string): Promise<Json[]> =>
      (await api.call('GET', `/api/v1/certificates?endingBy=${day}`, { token: north() })).body.items;
    const ending = async (day: string) => (await listed(day)).map(({ id }) => id);
    const { name, family } = await read(code);
    expect((await listed('2026-02-28')).find(({ id }) => id === body.id)?.piece).toEqual({ name, family });
    expect(await ending('2026-02-28')).toContain(body.id);
    expect(await ending('2026-02-27')).not.toContain(body.id);
    expect((await change({ validTo: '2031-02-28' }, '"1"')).status).toBe(200);
    expect((await change({ number: 'x' }, '"1"')).status).toBe(412);
    expect((await read(`${code}/certificates`)).items).toEqual([
      expect.objectContaining({ validTo: '2031-02-28', version: 2 }),
    ]);
    const foreign = await post(`${code}/certificates`, { ...paper, attachment: body.id });
    expect(foreign.body.errors).toEqual([{ pointer: '/attachment', detail: 'is no file of this piece' }]);
    expect((await post(`${code}/certificates`, { ...paper, validTo: '2020-01-01' })).status).toBe(400);
    expect((await api.call('DELETE', path, { token: north() })).status).toBe(204);
    expect((await read(`${code}/certificates`)).items).toEqual([]);
  });

  it('has a label with the address of the piece, which no markup in a name can break', async () => {
    const code = await enter({ name: '<script>alert("1")</script>泵' });
    const { status, headers, body } = await api.call<string>('GET', `${EQUIPMENT}/${code}/label`, { token: north() });
    expect([status, headers.get('content-type')]).toEqual([200, 'image/svg+xml']);
    expect(headers.get('content-security-policy')).toContain('sandbox');
    expect(body).toContain(`>${code}</text>`);
    expect(body).not.toContain('<script');
  });
});
