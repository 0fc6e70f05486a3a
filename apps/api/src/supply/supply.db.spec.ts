import { afterAll, beforeAll, expect, it } from '@jest/globals';

import { describeOnPostgres } from '../../../../test/support/database.ts';
import type { Json } from '../../../../test/support/json.ts';
import { RunningApi } from '../../../../test/support/running-api.ts';
import { makeTwoUnits, type TwoUnits } from '../../../../test/support/two-units.ts';

const AGREEMENTS = '/api/v1/supply-agreements';
const MARKET = {
  ...{ mode: 'market', family: 'pump', quantity: 12, unit: '台', leadTimeHours: 24 },
  ...{ supplierName: '石家庄水泵', contactName: '李工', contactPhone: '0311-8600 1234' },
  ...{ validFrom: '2025-01-01', validTo: '2026-12-31' },
};

describeOnPostgres('supply agreements (policy: P14)', (open) => {
  let api: RunningApi;
  let units: TwoUnits;

  beforeAll(async () => {
    api = await RunningApi.start(await open());
    units = await makeTwoUnits(api);
  });

  afterAll(() => api.close());

  const dispatcher = () => units.tokens.get('dispatcher');
  const add = (body: object, token = dispatcher()) => api.call('POST', AGREEMENTS, { token, body });
  const list = async (query = '', token = dispatcher()) =>
    (await api.call('GET', `${AGREEMENTS}${query}`, { token })).body.items.map(({ id }: Json) => id);

  it('say what an enterprise supplies, how much, how soon and whom to call; seen by both sides and by nobody else', async () => {
    const { status, body } = await add(MARKET);
    expect([status, body]).toEqual([
      201,
      expect.objectContaining({ ...MARKET, organisation: 'north', material: null, supplier: null, ended: null }),
    ]);
    const made = await add({ ...MARKET, mode: 'production_capacity', supplierName: undefined, supplier: 'south' });
    expect(made.body).toMatchObject({ supplier: 'south', supplierName: '南方' });
    expect(await list()).toEqual([body.id, made.body.id]);
    expect(await list('?mode=production_capacity')).toEqual([made.body.id]);
    expect(await list(`?q=${encodeURIComponent('南方')}`)).toEqual([made.body.id]);
    expect(await list('?on=2027-01-01')).toEqual([]);
    const person = { username: 'south-eyes', name: 'x', password: 'a first password', mustChangePassword: false };
    await api.call('POST', '/api/v1/people', {
      token: units.admin,
      body: { ...person, organisation: 'south', roles: ['viewer'] },
    });
    expect(await list('', await api.signIn('south-eyes', person.password))).toEqual([made.body.id]);
    const { rows } = await api.database.pool.query(
      "select changes::text from audit_entry where action = 'create-supply-agreement'",
    );
    expect(JSON.stringify(rows)).not.toContain('8600');
  });

  it('are changed by who saw the latest, ended early with a reason, and then stay', async () => {
    const { body } = await add(MARKET);
    const path = `${AGREEMENTS}/${body.id}`;
    const change = (body: object, version = '"1"') =>
      api.call('PATCH', path, { token: dispatcher(), body, headers: { 'if-match': version } });
    expect((await change({ quantity: 8, contactPhone: null })).body).toMatchObject({ quantity: 8, contactPhone: null });
    expect((await change({ quantity: 9 })).body.code).toBe('version-mismatch');
    expect((await change({ validTo: '2024-01-01' }, '"2"')).body.errors[0].pointer).toBe('/validTo');
    const end = () => api.call('POST', `${path}/end`, { token: dispatcher(), body: { reason: '供方停产' } });
    expect((await end()).body.ended).toMatchObject({ reason: '供方停产' });
    expect((await end()).body.code).toBe('in-use');
    expect((await change({ quantity: 9 }, '"3"')).body.code).toBe('in-use');
    expect(await list('?on=2025-06-01')).not.toContain(body.id);
  });

  it.each([
    ['both a family and a material', { material: '水泥' }],
    ['neither supplier nor name', { supplierName: undefined }],
    ['a family that nobody knows', { family: 'balloon' }],
    ['nothing', { quantity: 0 }],
    ['an end before the beginning', { validTo: '2024-12-31' }],
    ['a piece’s reserve mode', { mode: 'team_own' }],
    ['a telephone that is none', { contactPhone: 'ring him' }],
    ['another’s organisation', { organisation: 'south' }],
  ])('refuse %s', async (_, more) => {
    expect((await add({ ...MARKET, ...more })).status).toBe(400);
  });
});
