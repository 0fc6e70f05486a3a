import { afterAll, beforeAll, expect, it } from '@jest/globals';

import { act, addPerson, addPump, hours, minutes, reserve, tryToReserve } from '../../../../test/support/calendar.ts';
import { describeOnPostgres } from '../../../../test/support/database.ts';
import type { Json } from '../../../../test/support/json.ts';
import { RunningApi } from '../../../../test/support/running-api.ts';
import { makeTwoUnits, type TwoUnits } from '../../../../test/support/two-units.ts';

describeOnPostgres('reservations', (open) => {
  let api: RunningApi;
  let units: TwoUnits;
  let dispatcher: string;
  let center: string;
  let count = 0;
  let aheadMs = 0;

  beforeAll(async () => {
    api = await RunningApi.start(await open(), { now: () => new Date(Date.now() + aheadMs) });
    units = await makeTwoUnits(api);
    dispatcher = units.tokens.get('dispatcher')!;
    center = await addPerson(api, units.admin, { username: 'duty', organisation: 'center', roles: ['dispatcher'] });
  });

  afterAll(() => api.close());

  const pump = async (more: object = {}) => {
    const assetCode = `RP-${(count += 1)}`;
    await addPump(api, units.admin, assetCode, more);
    return assetCode;
  };
  const stateOf = async (id: string) =>
    (await api.call('GET', `/api/v1/reservations/${id}`, { token: center })).body.state;

  it('are made, read, and shown in the calendar of the piece', async () => {
    const assetCode = await pump();
    const made = await tryToReserve(api, dispatcher, { assetCode, kind: 'drill', purpose: '季度演练' });
    expect([made.status, made.headers.get('etag')]).toEqual([201, '"1"']);
    expect(made.body).toMatchObject({ state: 'confirmed', kind: 'drill', organisation: 'north', purpose: '季度演练' });
    expect(made.body.allocations).toMatchObject([{ assetCode, from: hours(24), to: hours(48), state: 'confirmed' }]);
    const read = await api.call('GET', `/api/v1/reservations/${made.body.id}`, { token: dispatcher });
    expect(read.body).toEqual(made.body);
    const shown = await api.call('GET', `/api/v1/equipment/${assetCode}/allocations`, { token: dispatcher });
    expect(shown.body.items).toEqual(made.body.allocations);
    const mine = await api.call('GET', '/api/v1/reservations?kind=drill&organisation=north', { token: dispatcher });
    expect(mine.body.items.map(({ id }: Json) => id)).toContain(made.body.id);
  });

  it('are for national reserve at the center and for own use elsewhere, unless they say otherwise', async () => {
    const kinds = [];
    for (const [token, more] of [
      [center, {}],
      [dispatcher, {}],
      [dispatcher, { purpose: 'service' }],
    ] as const)
      kinds.push((await reserve(api, token, { assetCode: await pump(), ...more })).kind);
    expect(kinds).toEqual(['national_reserve', 'own_use', 'service']);
  });

  it('that overlap by a millisecond are refused with what stands there, whom to ask, and the next free window', async () => {
    const assetCode = await pump();
    await reserve(api, dispatcher, { assetCode, kind: 'drill' });
    const from = new Date(Date.parse(hours(48)) - 1).toISOString();
    const { status, body, headers } = await tryToReserve(api, center, { assetCode, from, to: hours(60) });
    expect([status, body.code]).toEqual([409, 'allocation-conflict']);
    expect(headers.get('content-type')).toMatch(/^application\/problem\+json/);
    expect(body.conflicts).toMatchObject([
      { assetCode, kind: 'drill', from: hours(24), to: hours(48), owner: 'north', ownerName: '北方' },
    ]);
    const length = Date.parse(hours(60)) - Date.parse(from);
    expect(body.nextFree).toEqual({
      assetCode,
      from: hours(48),
      to: new Date(Date.parse(hours(48)) + length).toISOString(),
    });
  });

  it('back to back are no conflict: the periods are half-open', async () => {
    const assetCode = await pump();
    await reserve(api, dispatcher, { assetCode });
    await reserve(api, dispatcher, { assetCode, from: hours(48), to: hours(72) });
    await reserve(api, dispatcher, { assetCode, from: hours(0), to: hours(24) });
  });

  it('find the next gap that is long enough, not the first', async () => {
    const assetCode = await pump();
    await reserve(api, dispatcher, { assetCode });
    await reserve(api, dispatcher, { assetCode, from: hours(50), to: hours(60) });
    const { body } = await tryToReserve(api, center, { assetCode, from: hours(30), to: hours(35) });
    expect(body.nextFree).toEqual({ assetCode, from: hours(60), to: hours(65) });
  });

  it.each([
    ['empty', { from: hours(5), to: hours(5) }],
    ['reversed', { from: hours(9), to: hours(5) }],
    ['endless', { from: hours(5), to: null }],
    ['open', { from: hours(5), to: undefined }],
    ['a century away', { from: '2126-01-01T00:00:00Z', to: '2126-01-02T00:00:00Z' }],
    ['without a zone', { from: '2027-01-01T00:00:00', to: hours(9_000) }],
    ['long over', { from: '2020-01-01T00:00:00Z', to: '2020-01-02T00:00:00Z' }],
    ['no time at all', { from: 'tomorrow', to: hours(5) }],
  ])('refuse a period that is %s', async (_, period) => {
    const { status, body } = await tryToReserve(api, dispatcher, { assetCode: 'N-1', kind: 'drill', ...period });
    expect([status, body.code]).toEqual([400, 'validation-failed']);
  });

  it.each([
    ['neither a piece nor a need', {}],
    ['both', { assetCode: 'N-1', need: { family: 'pump' } }],
    ['a deployment', { assetCode: 'N-1', kind: 'deployment' }],
    ['a hold that is over', { assetCode: 'N-1', kind: 'drill', holdUntil: '2025-01-01T00:00:00Z' }],
    ['a need of none', { need: { family: 'pump', quantity: 0 } }],
    ['a need that nothing meets', { kind: 'drill', need: { family: 'pump', minimum: { headMetres: 1e9 } } }],
  ])('refuse %s', async (_, claim) => {
    const { status, body } = await tryToReserve(api, dispatcher, claim);
    expect([status, body.code]).toEqual([400, 'validation-failed']);
  });

  it('do not tell a sibling’s piece from one that does not exist', async () => {
    const sibling = await tryToReserve(api, dispatcher, { assetCode: 'S-1', kind: 'drill' });
    const missing = await tryToReserve(api, dispatcher, { assetCode: 'NO-1', kind: 'drill' });
    expect([sibling.status, sibling.body.detail.replace('S-1', 'NO-1')]).toEqual([404, missing.body.detail]);
  });

  it('are for who may: dispatchers, maintainers for maintenance, the host for own use, the center for the country', async () => {
    const maintainer = units.tokens.get('maintainer')!;
    const tries: [string, object, number][] = [
      [maintainer, { kind: 'maintenance_safety' }, 201],
      [maintainer, { kind: 'drill' }, 403],
      [dispatcher, { kind: 'maintenance' }, 403],
      [dispatcher, { kind: 'national_reserve' }, 403],
      // Owned by north and kept by south: whose own use it is says the host unit.
      [dispatcher, { kind: 'own_use', assetCode: 'S-2' }, 403],
      [dispatcher, { kind: 'drill', assetCode: 'S-2' }, 201],
      [units.tokens.get('custodian')!, { kind: 'drill' }, 403],
      [center, { kind: 'national_reserve', assetCode: 'S-1' }, 201],
    ];
    for (const [token, claim, expected] of tries) {
      const { status, body } = await tryToReserve(api, token, { assetCode: await pump(), ...claim });
      expect([claim, status, status === 403 && body.code]).toEqual([claim, expected, expected === 403 && 'forbidden']);
    }
  });

  it('by need bind free pieces at once, the ones that can do it', async () => {
    const site = { capabilities: { headMetres: 777, acidProof: true } };
    const [one, two] = [await pump(site), await pump(site)];
    await pump({ capabilities: { headMetres: 777, acidProof: false } });
    await reserve(api, dispatcher, { assetCode: one, from: hours(30), to: hours(31) });
    const need = { family: 'pump', minimum: { headMetres: 700, acidProof: true } };
    const bound = await reserve(api, dispatcher, { need, kind: 'drill' });
    expect(bound.allocations.map(({ assetCode }: Json) => assetCode)).toEqual([two]);
    const { status, body } = await tryToReserve(api, dispatcher, { need: { ...need, quantity: 2 }, kind: 'drill' });
    expect([status, body.code]).toEqual([409, 'allocation-conflict']);
    expect(body.conflicts.map(({ assetCode }: Json) => assetCode).sort()).toEqual([one, two]);
    // Both are free together only when the longer claim is over.
    expect(body.nextFree).toMatchObject({ from: hours(48), to: hours(72) });
    const later = await reserve(api, dispatcher, { need: { ...need, quantity: 2 }, from: hours(48), to: hours(72) });
    expect(later.allocations).toHaveLength(2);
  });

  it('by need swap a piece until they begin', async () => {
    const site = { capabilities: { swapMetres: 5 } };
    const [one, two] = [await pump(site), await pump(site)];
    const need = { family: 'pump', minimum: { swapMetres: 5 } };
    const { id, allocations } = await reserve(api, dispatcher, { need, kind: 'drill', from: minutes(5), to: hours(5) });
    const held = allocations[0].assetCode;
    const swapped = await act(api, dispatcher, { id, verb: 'swap', body: { assetCode: held, reason: '大修' } });
    const byState = Object.fromEntries(swapped.body.allocations.map((each: Json) => [each.state, each.assetCode]));
    expect(byState).toEqual({ swapped: held, confirmed: held === one ? two : one });
    const again = await act(api, dispatcher, { id, verb: 'swap', body: { assetCode: held } });
    expect([again.status, again.body.code]).toEqual([400, 'validation-failed']);
    const unfit = await act(api, dispatcher, {
      id,
      verb: 'swap',
      body: { assetCode: byState['confirmed'], with: 'N-1' },
    });
    expect([unfit.status, unfit.body.code]).toEqual([400, 'validation-failed']);
    aheadMs = 10 * 60_000;
    const late = await act(api, dispatcher, {
      id,
      verb: 'swap',
      body: { assetCode: byState['confirmed'], with: held },
    });
    aheadMs = 0;
    expect([late.status, late.body.code]).toEqual([409, 'illegal-transition']);
  });

  it('that are tentative hold the piece until they expire, and are firm once confirmed', async () => {
    const assetCode = await pump();
    const hold = { assetCode, holdUntil: minutes(5) };
    const { id, state } = await reserve(api, dispatcher, hold);
    expect(state).toBe('tentative');
    expect((await tryToReserve(api, center, { assetCode })).status).toBe(409);
    aheadMs = 10 * 60_000;
    expect(await stateOf(id)).toBe('expired');
    expect((await act(api, dispatcher, { id, verb: 'confirm' })).body.code).toBe('illegal-transition');
    const free = await api.call(
      'GET',
      `/api/v1/allocations/free?assetCode=${assetCode}&from=${hours(24)}&to=${hours(48)}`,
      {
        token: dispatcher,
      },
    );
    expect(free.body.items).toHaveLength(1);
    const other = await reserve(api, center, { assetCode, holdUntil: minutes(15) });
    expect((await act(api, center, { id: other.id, verb: 'confirm' })).body.state).toBe('confirmed');
    expect((await act(api, center, { id: other.id, verb: 'confirm' })).status).toBe(200);
    aheadMs = 20 * 60_000;
    expect([await stateOf(id), await stateOf(other.id)]).toEqual(['expired', 'confirmed']);
    aheadMs = 0;
  });

  it('are extended like a new booking is checked, with what they were at first beside', async () => {
    const assetCode = await pump();
    const { id } = await reserve(api, dispatcher, { assetCode });
    await reserve(api, center, { assetCode, from: hours(60), to: hours(70) });
    const extend = (to: string) => act(api, dispatcher, { id, verb: 'extend', body: { to } });
    const refused = await extend(hours(61));
    expect([refused.status, refused.body.code]).toEqual([409, 'allocation-conflict']);
    expect(refused.body.conflicts).toMatchObject([{ owner: 'center', kind: 'national_reserve' }]);
    const extended = await extend(hours(60));
    expect(extended.body.allocations).toMatchObject([{ to: hours(60), originalTo: hours(48) }]);
    expect((await extend(hours(50))).body.code).toBe('validation-failed');
    expect((await extend('2126-01-01T00:00:00Z')).body.code).toBe('validation-failed');
  });

  it('are cut short, now or at a later time, and the rest is free at once', async () => {
    const assetCode = await pump();
    const { id } = await reserve(api, dispatcher, { assetCode, from: hours(-3), to: hours(48) });
    const cut = (to?: string) => act(api, dispatcher, { id, verb: 'cut-short', body: { ...(to && { to }) } });
    expect((await cut(hours(49))).body.code).toBe('validation-failed');
    expect((await cut(hours(40))).body.allocations).toMatchObject([{ to: hours(40), originalTo: hours(48) }]);
    await reserve(api, center, { assetCode, from: hours(40), to: hours(48) });
    const now = await cut();
    expect([now.body.state, now.body.allocations[0].endedAt]).toEqual(['ended', expect.any(String)]);
    await reserve(api, center, { assetCode, from: hours(0), to: hours(40) });
    expect((await cut()).body.code).toBe('illegal-transition');
  });

  it('are cancelled with a reason, once', async () => {
    const assetCode = await pump();
    const { id } = await reserve(api, dispatcher, { assetCode });
    expect((await act(api, dispatcher, { id, verb: 'cancel' })).body.code).toBe('validation-failed');
    const cancelled = await act(api, dispatcher, { id, verb: 'cancel', body: { reason: '改期' } });
    expect(cancelled.body).toMatchObject({ state: 'cancelled', cancelReason: '改期' });
    await reserve(api, center, { assetCode });
    const again = await act(api, dispatcher, { id, verb: 'cancel', body: { reason: '改期' } });
    expect([again.status, again.body.code]).toEqual([409, 'illegal-transition']);
  });

  it('are changed by whose they are and by who is above, by nobody else', async () => {
    const assetCode = await pump();
    const { id } = await reserve(api, center, { assetCode });
    const foreign = await act(api, dispatcher, { id, verb: 'cancel', body: { reason: 'x' } });
    expect([foreign.status, foreign.body.code]).toEqual([403, 'forbidden']);
    const { id: ours } = await reserve(api, dispatcher, { assetCode, kind: 'drill', from: hours(50), to: hours(51) });
    expect((await act(api, center, { id: ours, verb: 'cancel', body: { reason: 'x' } })).status).toBe(200);
    const { id: hidden } = await reserve(api, center, { assetCode: 'S-1', from: hours(90), to: hours(91) });
    expect((await act(api, dispatcher, { id: hidden, verb: 'cancel', body: { reason: 'x' } })).status).toBe(404);
    expect((await api.call('GET', `/api/v1/reservations/${hidden}`, { token: dispatcher })).status).toBe(404);
  });

  it('are changed only by who has seen the latest version, where they say so', async () => {
    const { id } = await reserve(api, dispatcher, { assetCode: await pump(), holdUntil: hours(3) });
    const confirmed = await act(api, dispatcher, { id, verb: 'confirm', headers: { 'if-match': '"1"' } });
    expect([confirmed.status, confirmed.headers.get('etag')]).toEqual([200, '"2"']);
    const stale = { id, verb: 'extend', body: { to: hours(49) }, headers: { 'if-match': '"1"' } };
    const { status, body } = await act(api, dispatcher, stale);
    expect([status, body.code]).toEqual([412, 'version-mismatch']);
  });

  it('sent twice with one Idempotency-Key are made once; with another body they are refused', async () => {
    const assetCode = await pump();
    const headers = { 'idempotency-key': 'reserve-once' };
    const send = () => tryToReserve(api, dispatcher, { assetCode }, headers);
    const [one, two] = await Promise.all([send(), send()]);
    expect([one.status, one.body]).toEqual([201, two.body]);
    const other = await tryToReserve(api, dispatcher, { assetCode, to: hours(49) }, headers);
    expect([other.status, other.body.code]).toEqual([422, 'idempotency-mismatch']);
  });

  it('never overlap, whatever somebody writes into the database', async () => {
    const assetCode = await pump();
    await reserve(api, dispatcher, { assetCode });
    const copy = `insert into allocation (id, asset_code, organisation, kind, state, from_at, to_at, original_from, created_at, changed_at)
      select gen_random_uuid(), asset_code, organisation, kind, state, from_at + $2::interval, to_at, original_from, now(), now()
      from allocation where asset_code = $1`;
    const write = (shift: string) => api.database.pool.query(copy, [assetCode, shift]);
    await expect(write('23:59:59.999')).rejects.toMatchObject({ code: '23P01', constraint: 'allocation_no_overlap' });
  });
});
