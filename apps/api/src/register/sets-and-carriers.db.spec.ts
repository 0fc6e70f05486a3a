import { afterAll, beforeAll, expect, it } from '@jest/globals';

import { describeOnPostgres } from '../../../../test/support/database.ts';
import type { Json } from '../../../../test/support/json.ts';
import { RunningApi } from '../../../../test/support/running-api.ts';
import { makeTwoUnits, type TwoUnits } from '../../../../test/support/two-units.ts';

const EQUIPMENT = '/api/v1/equipment';
const day = (number: number) => `2030-01-${String(number).padStart(2, '0')}T00:00:00.000Z`;

describeOnPostgres('sets and carriers', (open) => {
  let api: RunningApi;
  let units: TwoUnits;
  let made = 0;

  beforeAll(async () => {
    api = await RunningApi.start(await open());
    units = await makeTwoUnits(api);
  });

  afterAll(() => api.close());

  const north = () => units.tokens.get('administrator');
  const enter = async (family = 'pump', hostUnit = 'north') => {
    const assetCode = `SC-${++made}`;
    await api.call('POST', EQUIPMENT, { token: units.admin, body: { assetCode, name: '装备', family, hostUnit } });
    return assetCode;
  };
  const put = (head: string, body: object, headers = {}) =>
    api.call('PUT', `${EQUIPMENT}/${head}/set`, { token: north(), body, headers });
  const setOf = async (head: string) => (await api.call('GET', `${EQUIPMENT}/${head}/set`, { token: north() })).body;
  const load = (code: string, body: object) =>
    api.call('POST', `${EQUIPMENT}/${code}/carrier`, { token: north(), body });
  const retire = (code: string) =>
    api.call('POST', `${EQUIPMENT}/${code}/retire`, { token: units.admin, body: { reason: 'x' } });
  const actsOf = async (code: string) =>
    (
      await api.database.pool.query(
        `select content::jsonb->'body' as body from ledger_entry
          where chain = $1 and content::jsonb->>'act' = 'change-set' order by number`,
        [`equipment/${code}`],
      )
    ).rows.map(({ body }: Json) => body);

  it('lists the sets in reach with what each lacks, and those alone that lack something', async () => {
    const [whole, torn, member] = [await enter(), await enter(), await enter('vehicle')];
    const ofSouth = await enter('pump', 'south');
    const cable = { name: '电缆', unit: 'm', quantity: 300, present: 300 };
    await put(whole, { accessories: [cable] });
    await put(torn, { members: [{ assetCode: member, role: '起重机' }], accessories: [cable] });
    await put(await enter(), {});
    await api.call('PUT', `${EQUIPMENT}/${ofSouth}/set`, { token: units.admin, body: { accessories: [cable] } });
    await retire(member);
    const list = async (query: string) => {
      const { body } = await api.call('GET', `/api/v1/sets?${query}`, { token: north() });
      return body.items.map(({ head, missing }: Json) => [head, missing.map(({ name }: Json) => name)]);
    };
    expect(await list('')).toEqual([
      [whole, []],
      [torn, [member]],
    ]);
    expect(await list('complete=false')).toEqual([[torn, [member]]]);
    expect(await list('complete=true')).toEqual([[whole, []]]);
    const first = await api.call('GET', '/api/v1/sets?limit=1', { token: north() });
    expect(await list(`cursor=${first.body.nextCursor}`)).toEqual([[torn, [member]]]);
  });

  it('a set says what belongs to it and which parts miss; who joins and leaves is in the ledger of each', async () => {
    const [head, starter, crane] = [await enter(), await enter(), await enter('vehicle')];
    expect(await setOf(head)).toMatchObject({ members: [], accessories: [], complete: true, changedAt: null });
    const pipes = { name: '排水管 DN200', unit: '根', quantity: 60, present: 54 };
    const members = [
      { assetCode: starter, role: '起动柜' },
      { assetCode: crane, required: false },
    ];
    const first = await put(head, { members, accessories: [pipes] }, { 'if-match': '"0"' });
    expect([first.status, first.headers.get('etag')]).toEqual([200, '"1"']);
    expect(first.body).toMatchObject({
      complete: false,
      missing: [{ kind: 'accessory', name: pipes.name, lacking: 6 }],
      accessories: [pipes],
    });
    expect((await setOf(starter)).partOf).toBe(head);
    const whole = await put(head, { members: [members[0]!], accessories: [{ ...pipes, present: 60 }] });
    expect(whole.body).toMatchObject({ complete: true, missing: [] });
    expect(await actsOf(starter)).toEqual([{ joined: head }]);
    expect(await actsOf(crane)).toEqual([{ joined: head }, { left: head }]);
    expect(await actsOf(head)).toHaveLength(2);
    expect((await retire(starter)).status).toBe(200);
    expect(await setOf(head)).toMatchObject({
      complete: false,
      missing: [{ kind: 'member', name: starter, lacking: 1 }],
    });
    expect((await put(head, {}, { 'if-match': '"1"' })).body.code).toBe('version-mismatch');
  });

  it('a piece belongs to one set, and no set to another', async () => {
    const [one, other, part] = [await enter(), await enter(), await enter()];
    const foreign = await enter('pump', 'south');
    expect((await put(one, { members: [{ assetCode: part }] })).status).toBe(200);
    const refusedWith = async (head: string, assetCode: string) => {
      const { status, body } = await put(head, { members: [{ assetCode }] });
      return [status, body.code];
    };
    expect(await refusedWith(other, part)).toEqual([409, 'in-use']);
    expect(await refusedWith(other, one)).toEqual([409, 'in-use']);
    expect(await refusedWith(part, other)).toEqual([409, 'in-use']);
    expect(await refusedWith(other, other)).toEqual([400, 'validation-failed']);
    expect(await refusedWith(other, foreign)).toEqual([400, 'validation-failed']);
    const third = await enter();
    const wanting = [one, other].map((head) =>
      put(head, { members: [...(head === one ? [{ assetCode: part }] : []), { assetCode: third }] }),
    );
    expect((await Promise.all(wanting)).map(({ status }) => status).sort()).toEqual([200, 409]);
  });

  it('a piece is on one carrier at a time, by half-open periods', async () => {
    const [piece, lorry, train] = [await enter(), await enter('vehicle'), await enter('vehicle')];
    const first = await load(piece, { carrier: lorry, from: day(1), to: day(5) });
    expect([first.status, first.body]).toEqual([201, expect.objectContaining({ carrier: lorry, current: false })]);
    expect((await load(piece, { carrier: train, from: day(5), to: day(6) })).status).toBe(201);
    expect((await load(piece, { carrier: train, from: '2030-01-04T23:59:59.999Z', to: day(5) })).body.code).toBe(
      'in-use',
    );
    for (const body of [
      { carrier: piece },
      { carrier: lorry, from: day(9), to: day(9) },
      { carrier: lorry, from: day(9), to: day(8) },
      { carrier: lorry, from: '2130-01-01T00:00:00Z' },
      { carrier: lorry, from: '2030-01-09T00:00:00' },
      { carrier: 'NO-SUCH' },
    ])
      expect([body, (await load(piece, body)).status]).toEqual([body, 400]);
    expect((await load(lorry, { carrier: piece, from: day(2), to: day(3) })).body.errors[0].detail).toBe(
      `is itself carried by ${lorry} at that time`,
    );
    const path = `${EQUIPMENT}/${piece}/carrier/${first.body.id}`;
    const change = (body: object, headers = {}) => api.call('PATCH', path, { token: north(), body, headers });
    expect((await change({ to: day(6) })).body.code).toBe('in-use');
    expect((await change({ to: day(4) }, { 'if-match': '"1"' })).body.to).toBe(day(4));
    expect((await change({ to: day(3) }, { 'if-match': '"1"' })).status).toBe(412);
    const listed = (await api.call('GET', `${EQUIPMENT}/${piece}/carrier`, { token: north() })).body.items;
    const seen = listed.find(({ id }: Json) => id === first.body.id);
    expect([seen.version, seen.to]).toEqual([2, day(4)]);
    const remove = (version: number) =>
      api.call('DELETE', path, { token: north(), headers: { 'if-match': `"${version}"` } });
    expect((await remove(1)).body.code).toBe('version-mismatch');
    expect((await remove(seen.version)).status).toBe(204);
  });

  it('never carries itself, though it is loaded in a ring at the same moment', async () => {
    const ring = await Promise.all([1, 2, 3, 4].map(() => enter('vehicle')));
    const loads = ring.map((code, at) => load(code, { carrier: ring[(at + 1) % 4], from: day(1), to: day(2) }));
    const statuses = (await Promise.all(loads)).map(({ status }) => status);
    expect(statuses.toSorted()).toEqual([201, 201, 201, 400]);
  });

  it('a piece without a word of its own is where its carrier is, and its own later word counts more', async () => {
    const [piece, lorry] = [await enter(), await enter('vehicle')];
    const say = (code: string, latitude: number, at: string) =>
      api.database.pool.query(
        `insert into equipment_presence (asset_code, last_seen_at, connected, latitude, longitude, position_time)
          values ($1, now(), true, $2, 113, $3) on conflict (asset_code) do update
          set latitude = excluded.latitude, position_time = excluded.position_time`,
        [code, latitude, at],
      );
    await say(lorry, 40, '2025-01-02T00:00:00Z');
    await load(piece, { carrier: lorry, from: '2025-01-01T00:00:00Z' });
    const positionOf = async (path: string) =>
      (await api.call('GET', `${EQUIPMENT}/${piece}${path}`, { token: north() })).body.position;
    for (const path of ['', '/state'])
      expect(await positionOf(path)).toMatchObject({ latitude: 40, longitude: 113, carriedBy: lorry });
    await say(piece, 41, '2025-01-03T00:00:00Z');
    expect(await positionOf('')).toEqual({ latitude: 41, longitude: 113, time: '2025-01-03T00:00:00.000Z' });
  });
});
