import { afterAll, beforeAll, expect, it } from '@jest/globals';

import { act, addPerson, addPump, hours, reserve, tryToReserve } from '../../../../test/support/calendar.ts';
import { lookUntil } from '../../../../test/support/eventually.ts';
import { describeOnPostgres } from '../../../../test/support/database.ts';
import { EventStream } from '../../../../test/support/event-stream.ts';
import type { Json } from '../../../../test/support/json.ts';
import { RunningApi } from '../../../../test/support/running-api.ts';
import { makeTwoUnits, type TwoUnits } from '../../../../test/support/two-units.ts';

describeOnPostgres('pre-emption', (open) => {
  let api: RunningApi;
  let units: TwoUnits;
  let north: string;
  let south: string;
  let center: string;
  let count = 0;

  beforeAll(async () => {
    api = await RunningApi.start(await open());
    units = await makeTwoUnits(api);
    const add = (username: string, organisation: string) =>
      addPerson(api, units.admin, { username, organisation, roles: ['dispatcher', 'maintainer'] });
    [north, south, center] = [
      await add('of-north', 'north'),
      await add('of-south', 'south'),
      await add('duty', 'center'),
    ];
  });

  afterAll(() => api.close());

  const pump = async (more: object = {}) => {
    const assetCode = `PP-${(count += 1)}`;
    await addPump(api, units.admin, assetCode, more);
    return assetCode;
  };
  const read = async (id: string) => (await api.call('GET', `/api/v1/reservations/${id}`, { token: center })).body;
  const noticesOf = async (token: string, by: string): Promise<Json[]> => {
    const { body } = await api.call('GET', '/api/v1/notices', { token });
    return body.items.filter((notice: Json) => notice.payload.by.reservation === by);
  };

  it('happens only where it is asked for, and never to an equal or a stronger claim', async () => {
    const assetCode = await pump();
    await reserve(api, north, { assetCode, kind: 'drill' });
    expect((await tryToReserve(api, center, { assetCode })).status).toBe(409);
    for (const kind of ['drill', 'service', 'own_use']) {
      const { status, body } = await tryToReserve(api, north, { assetCode, kind, preempt: true });
      expect([status, body.code]).toEqual([409, 'allocation-conflict']);
      expect(body.detail).toContain(`${kind} is not stronger than drill`);
    }
    expect((await tryToReserve(api, center, { assetCode, preempt: true })).status).toBe(201);
  });

  it('ends the weaker claims, says by which and why, and tells each owner once, who acknowledges', async () => {
    const assetCode = await pump({ owner: 'north', hostUnit: 'south' });
    const [one, two, three] = [
      await reserve(api, north, { assetCode, kind: 'drill', from: hours(24), to: hours(30) }),
      await reserve(api, north, { assetCode, kind: 'drill', from: hours(30), to: hours(36) }),
      await reserve(api, south, { assetCode, kind: 'own_use', from: hours(36), to: hours(49) }),
    ];
    const strong = await reserve(api, center, { assetCode, preempt: true, purpose: '汛期备勤' });
    for (const { id } of [one, two, three])
      expect(await read(id)).toMatchObject({
        state: 'preempted',
        allocations: [{ displacedBy: strong.allocations[0].id, displacedWhy: '汛期备勤' }],
      });
    const told = await lookUntil(
      () => noticesOf(north, strong.id),
      (seen) => seen.length > 0,
    );
    expect(told).toMatchObject([
      {
        organisation: 'north',
        kind: 'claims-displaced',
        acknowledgedAt: null,
        payload: {
          by: { organisation: 'center', organisationName: expect.any(String), kind: 'national_reserve' },
          why: '汛期备勤',
          claims: [
            { reservation: one.id, assetCode, outcome: 'ended' },
            { reservation: two.id, assetCode, outcome: 'ended' },
          ],
        },
      },
    ]);
    const path = `/api/v1/notices/${told[0].id}/acknowledge`;
    const above = await api.call('POST', path, { token: center, body: {} });
    expect([above.status, above.body.code]).toEqual([403, 'forbidden']);
    expect((await api.call('POST', path, { token: south, body: {} })).status).toBe(404);
    const acknowledged = await api.call('POST', path, { token: north, body: { remark: '已知悉' } });
    expect(acknowledged.body).toMatchObject({ acknowledgedBy: { name: 'of-north' }, remark: '已知悉' });
    const again = await api.call('POST', path, { token: units.tokens.get('custodian'), body: { remark: '再次' } });
    expect(again.body).toEqual(acknowledged.body);
    const ofSouth = await lookUntil(
      () => noticesOf(south, strong.id),
      (seen) => seen.length > 0,
    );
    expect(ofSouth.map(({ payload }) => payload.claims.length)).toEqual([1]);
    const { rows } = await api.database.pool.query(
      'select receiver, attempts, delivered_at is not null as delivered from outbox where cause = $1 order by 1',
      [`reservation:${strong.id}`],
    );
    expect(rows).toEqual([
      { receiver: 'north', attempts: 1, delivered: true },
      { receiver: 'south', attempts: 1, delivered: true },
    ]);
  });

  it('cuts a claim that has begun where the stronger one begins', async () => {
    const assetCode = await pump();
    const weak = await reserve(api, north, { assetCode, from: hours(-5), to: hours(72) });
    await reserve(api, center, { assetCode, preempt: true });
    expect(await read(weak.id)).toMatchObject({
      state: 'confirmed',
      allocations: [{ to: hours(24), originalTo: hours(72), displacedBy: expect.any(String) }],
    });
    const now = await reserve(api, north, { assetCode, kind: 'drill', from: hours(-1), to: hours(2), preempt: true });
    expect([now.state, (await read(weak.id)).state]).toEqual(['confirmed', 'preempted']);
  });

  it('is told before it is done, and nothing is held or told to others by asking', async () => {
    const assetCode = await pump();
    const weak = await reserve(api, north, { assetCode, kind: 'drill' });
    const ask = async (more: object) => {
      const wish = { assetCode, from: hours(24), to: hours(48), ...more };
      return (await api.call('POST', '/api/v1/reservations/preview', { token: center, body: wish })).body;
    };
    expect(await ask({})).toMatchObject({
      possible: false,
      conflicts: [{ assetCode, kind: 'drill', owner: 'north' }],
      nextFree: { assetCode, from: hours(48), to: hours(72) },
    });
    expect(await ask({ preempt: true })).toMatchObject({
      possible: true,
      assetCodes: [assetCode],
      displaced: [{ organisation: 'north', claim: { reservation: weak.id, outcome: 'ended' } }],
    });
    expect(await ask({ from: hours(48), to: hours(50) })).toMatchObject({ possible: true, displaced: [] });
    expect((await read(weak.id)).state).toBe('confirmed');
    const { rows } = await api.database.pool.query(
      'select count(*)::int as held from allocation where asset_code = $1',
      [assetCode],
    );
    expect(rows).toEqual([{ held: 1 }]);
  });

  it('moves a claim by need to another piece that will do, where one is free', async () => {
    const able = { capabilities: { moveMetres: 9 } };
    const [one, two] = [await pump(able), await pump(able)];
    const need = { family: 'pump', minimum: { moveMetres: 9 } };
    const weak = await reserve(api, north, { need, kind: 'drill' });
    const taken = weak.allocations[0].assetCode;
    const strong = await reserve(api, center, { assetCode: taken, preempt: true });
    const moved = await read(weak.id);
    expect(moved.state).toBe('confirmed');
    const states = moved.allocations.map((each: Json) => [each.assetCode, each.state]);
    expect(states.sort()).toEqual(
      [[one, two].map((code) => [code, code === taken ? 'preempted' : 'confirmed'])].flat(),
    );
    const [notice] = await lookUntil(
      () => noticesOf(north, strong.id),
      (seen) => seen.length > 0,
    );
    expect(notice.payload.claims).toMatchObject([{ outcome: 'moved', movedTo: taken === one ? two : one }]);
  });

  it('by need takes the pieces with the weakest claims', async () => {
    const able = { capabilities: { weakMetres: 9 } };
    const [one, two] = [await pump(able), await pump(able)];
    await reserve(api, north, { assetCode: one, kind: 'maintenance' });
    await reserve(api, north, { assetCode: two, kind: 'own_use' });
    const need = { family: 'pump', minimum: { weakMetres: 9 } };
    const strong = await reserve(api, center, { need, preempt: true });
    expect(strong.allocations.map(({ assetCode }: Json) => assetCode)).toEqual([two]);
  });

  it('of safety-critical maintenance wants a named override', async () => {
    const assetCode = await pump();
    const { id } = await reserve(api, north, { assetCode, kind: 'maintenance_safety' });
    const refused = await tryToReserve(api, center, { assetCode, preempt: true });
    expect([refused.status, refused.body.detail]).toEqual([409, expect.stringContaining('named override')]);
    const override = { by: '李主任', reason: '井下有人被困' };
    const strong = await reserve(api, center, { assetCode, preempt: true, override });
    expect(strong.override).toEqual(override);
    expect((await read(id)).state).toBe('preempted');
  });

  it('is told on the stream, numbered, to those who reach the piece', async () => {
    const assetCode = await pump();
    const stream = await EventStream.open(`${api.address}/api/v1/stream?assetCode=${assetCode}`, north);
    await stream.next();
    const weak = await reserve(api, north, { assetCode, kind: 'drill' });
    await reserve(api, center, { assetCode, preempt: true });
    const told = [];
    while (told.length < 3) {
      const { event, data } = await stream.next();
      if (event === 'allocation')
        told.push([data.change, data.allocation.kind, data.allocation.reservation === weak.id]);
    }
    stream.close();
    expect(told[0]).toEqual(['reserved', 'drill', true]);
    expect(told.slice(1).sort()).toEqual([
      ['displaced', 'drill', true],
      ['reserved', 'national_reserve', false],
    ]);
  });

  it('stands in the ledger of the piece, with what people wrote kept apart', async () => {
    const assetCode = await pump();
    await reserve(api, north, { assetCode, kind: 'drill', purpose: '写给人看的' });
    await reserve(api, center, { assetCode, preempt: true });
    const { rows } = await api.database.pool.query<{ content: string }>(
      'select content from ledger_entry where chain = $1 order by number',
      [`equipment/${assetCode}`],
    );
    const acts = rows.map(({ content }) => JSON.parse(content));
    expect(acts.map(({ act: name }) => name)).toEqual(['create-equipment', 'reserve', 'displace-claim', 'reserve']);
    expect(acts[2].body).toMatchObject({ state: 'preempted', kind: 'drill', displacedBy: acts[3].body.allocation });
    expect(rows.some(({ content }) => content.includes('写给人看的'))).toBe(false);
  });

  it('of a reservation that is already over is nothing: its owner is not told', async () => {
    const assetCode = await pump();
    const { id } = await reserve(api, north, { assetCode });
    await act(api, north, { id, verb: 'cancel', body: { reason: '改期' } });
    const strong = await reserve(api, center, { assetCode, preempt: true });
    const { rows } = await api.database.pool.query('select from outbox where cause = $1', [`reservation:${strong.id}`]);
    expect(rows).toHaveLength(0);
  });
});
