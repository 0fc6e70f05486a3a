import { afterAll, beforeAll, expect, it } from '@jest/globals';

import { addPump, hours, reserve } from '../../../../test/support/calendar.ts';
import { describeOnPostgres } from '../../../../test/support/database.ts';
import type { Json } from '../../../../test/support/json.ts';
import { RunningApi } from '../../../../test/support/running-api.ts';
import { makeTwoUnits, type TwoUnits } from '../../../../test/support/two-units.ts';

const WEEK = `from=${hours(0)}&to=${hours(168)}`;

describeOnPostgres('the calendar', (open) => {
  let api: RunningApi;
  let units: TwoUnits;
  let token: string;

  beforeAll(async () => {
    api = await RunningApi.start(await open());
    units = await makeTwoUnits(api);
    token = units.tokens.get('dispatcher')!;
    for (const assetCode of ['CA-1', 'CA-2', 'CA-3'])
      await addPump(api, units.admin, assetCode, { capabilities: { headMetres: 100 * Number(assetCode.at(-1)) } });
    await reserve(api, token, { assetCode: 'CA-1', from: hours(24), to: hours(48) });
    await reserve(api, token, { assetCode: 'CA-1', kind: 'drill', from: hours(60), to: hours(72) });
    await reserve(api, token, { assetCode: 'CA-2', kind: 'service', from: hours(0), to: hours(160) });
  });

  afterAll(() => api.close());

  const get = async (path: string) => (await api.call('GET', `/api/v1/allocations${path}`, { token })).body;
  const rowsOf = (body: Json) =>
    body.items.map(({ assetCode, allocations }: Json) => [assetCode, allocations.map(({ kind }: Json) => kind)]);

  it('shows pieces × time in one answer, the free ones too, and nothing outside the scope', async () => {
    expect(rowsOf(await get(`/calendar?${WEEK}`))).toEqual([
      ['CA-1', ['own_use', 'drill']],
      ['CA-2', ['service']],
      ['CA-3', []],
      ['N-1', []],
      ['S-2', []],
    ]);
  });

  it('is half-open: what ends where the period begins is not in it', async () => {
    const page = await get(`/calendar?q=CA-1&from=${hours(48)}&to=${hours(60)}`);
    expect(rowsOf(page)).toEqual([['CA-1', []]]);
    const touched = await get(`/calendar?q=CA-1&from=${hours(47)}&to=${hours(61)}`);
    expect(rowsOf(touched)).toEqual([['CA-1', ['own_use', 'drill']]]);
  });

  it('is turned a page at a time, and filtered by piece, family, organisation and kind', async () => {
    const first = await get(`/calendar?${WEEK}&family=pump&limit=2`);
    const second = await get(`/calendar?${WEEK}&family=pump&limit=2&cursor=${first.nextCursor}`);
    expect([...rowsOf(first), ...rowsOf(second)].map(([code]) => code)).toEqual(['CA-1', 'CA-2', 'CA-3', 'S-2']);
    expect(rowsOf(await get(`/calendar?${WEEK}&organisation=south`))).toEqual([['S-2', []]]);
    expect(rowsOf(await get(`/calendar?${WEEK}&q=CA-1&kind=drill`))).toEqual([['CA-1', ['drill']]]);
  });

  it.each([
    ['without a period', '/calendar'],
    ['reversed', `/calendar?from=${hours(5)}&to=${hours(1)}`],
    ['over a year long', `/calendar?from=${hours(0)}&to=${hours(24 * 401)}`],
    ['without a zone', `/calendar?from=2026-01-01T00:00:00&to=${hours(1)}`],
    ['for a minimum that is no JSON', `/free?${WEEK}&minimum=headMetres`],
  ])('refuses a question %s', async (_, path) => {
    expect((await get(path)).code).toBe('validation-failed');
  });

  it('lists claims by when they begin, a page at a time', async () => {
    const first = await get('?limit=2');
    const second = await get(`?limit=2&cursor=${first.nextCursor}`);
    const seen = [...first.items, ...second.items].map(({ assetCode, kind }: Json) => [assetCode, kind]);
    expect(seen).toEqual([
      ['CA-2', 'service'],
      ['CA-1', 'own_use'],
      ['CA-1', 'drill'],
    ]);
    expect((await get(`?kind=drill&claimant=north&from=${hours(61)}`)).items).toHaveLength(1);
    expect((await get(`?assetCode=CA-1&to=${hours(24)}`)).items).toEqual([]);
  });

  it('finds the pieces that are free and can do it, and says until when', async () => {
    const free = await get(`/free?from=${hours(48)}&to=${hours(60)}&family=pump`);
    expect(free.items.map(({ assetCode, freeUntil }: Json) => [assetCode, freeUntil])).toEqual([
      ['CA-1', hours(60)],
      ['CA-3', null],
      ['S-2', null],
    ]);
    const able = await get(
      `/free?from=${hours(48)}&to=${hours(60)}&minimum=${encodeURIComponent('{"headMetres":150}')}`,
    );
    expect([able.items.map(({ assetCode }: Json) => assetCode), able.nextFree]).toEqual([['CA-3'], null]);
  });

  it('says where no piece is free when one is next, for as long', async () => {
    const able = encodeURIComponent('{"headMetres":100}');
    const asked = `from=${hours(30)}&to=${hours(44)}&organisation=north&minimum=${able}`;
    const { items, nextFree } = await get(`/free?${asked}&q=CA-1`);
    expect([items, nextFree]).toEqual([[], { assetCode: 'CA-1', from: hours(72), to: hours(86) }]);
    const shorter = await get(`/free?from=${hours(30)}&to=${hours(42)}&q=CA-1`);
    expect(shorter.nextFree).toEqual({ assetCode: 'CA-1', from: hours(48), to: hours(60) });
  });

  it('tells who changed a reservation, what and when, with the number of each entry', async () => {
    const made = await reserve(api, token, { assetCode: 'CA-3', from: hours(300), to: hours(310) });
    const act = (verb: string, said: object) =>
      api.call('POST', `/api/v1/reservations/${made.id}/${verb}`, { token, body: said });
    await act('extend', { to: hours(320) });
    await act('cancel', { reason: '演练改期' });
    const { items } = (await api.call('GET', `/api/v1/reservations/${made.id}/history`, { token })).body;
    expect(items.map(({ act: what, to }: Json) => [what, to])).toEqual([
      ['reserve', hours(310)],
      ['extend-reservation', hours(320)],
      ['cancel-reservation', hours(320)],
    ]);
    expect(items[1]).toMatchObject({ assetCode: 'CA-3', organisation: 'north', person: expect.stringMatching(/./) });
    expect(items[2].number).toBe(items[1].number + 1);
  });
});
