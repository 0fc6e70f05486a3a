import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { uuidv7 } from 'uuidv7';

import { allocation } from '#custody/calendar/tables';

import { CustodyCalls, makeParties, type Parties } from '../../../../test/support/custody-parties.ts';
import { describeOnPostgres } from '../../../../test/support/database.ts';
import type { Json } from '../../../../test/support/json.ts';
import { RunningApi } from '../../../../test/support/running-api.ts';
import { HERE, stocktakeCalls } from '../../../../test/support/stocktake-calls.ts';

const FAR = { latitude: 40.1, longitude: 113 };
const HOUR_MS = 3_600_000;

describeOnPostgres('what a stocktake finds', (open) => {
  let api: RunningApi;
  let parties: Parties;
  let calls: CustodyCalls;
  const { send, newBase, openAt, scan, sendScans, results, pieces, statuses, close, entriesOf, hear } = stocktakeCalls(
    () => ({ api, parties, calls }),
  );

  beforeAll(async () => {
    api = await RunningApi.start(await open());
    parties = await makeParties(api);
    calls = new CustodyCalls(api, parties);
  });

  afterAll(() => api.close());

  it('misses no piece that was retired, went elsewhere or was sent out meanwhile', async () => {
    const { id, base, codes } = await openAt(4);
    const [retired, moved, sent, kept] = codes as [string, string, string, string];
    const retire = { token: parties.admin, body: { reason: '报废' } };
    expect((await api.call('POST', `/api/v1/equipment/${retired}/retire`, retire)).status).toBe(200);
    const move = { token: parties.admin, body: { homeBaseSite: await newBase() } };
    expect((await api.call('PATCH', `/api/v1/equipment/${moved}`, move)).status).toBe(200);
    const times = { fromAt: new Date(Date.now() - HOUR_MS), originalFrom: new Date(), createdAt: new Date() };
    await api.database.db.insert(allocation).values({
      ...{ id: uuidv7(), assetCode: sent, organisation: 'north', kind: 'deployment', state: 'running' },
      ...{ ...times, changedAt: new Date() },
    });
    expect(base).not.toBe('');
    const expected = { [retired]: 'retired', [moved]: 'base_changed', [sent]: 'allocated', [kept]: 'pending' };
    expect(await statuses(id)).toEqual(expected);
    await close(id);
    expect(await statuses(id)).toEqual({ ...expected, [kept]: 'missing' });
  });

  it('does not look for a piece that another has taken into custody meanwhile', async () => {
    const [given, kept] = [await calls.newPiece(), await calls.newPiece()];
    const { body } = await send('POST', '', 'li', { organisation: 'north' });
    const { id: handover } = await calls.offered(given);
    expect((await calls.step(handover, 'accept', 'wang')).status).toBe(200);
    const now = await statuses(body.id);
    expect([now[given], now[kept]]).toEqual(['custody_changed', 'pending']);
    expect((await send('POST', `/${body.id}/cancel`, 'li', { reason: '遇有出动' })).status).toBe(200);
  });

  it('tells where the machine says that it is, and marks one whose label was read elsewhere', async () => {
    const { id, codes } = await openAt(3);
    const [near, apart, missing] = codes as [string, string, string];
    for (const [code, place] of [
      [near, HERE],
      [apart, FAR],
      [missing, FAR],
    ] as const)
      await hear(code, place);
    await sendScans(id, 'li', scan(near, { place: HERE }), scan(apart, { place: HERE }));
    const told = Object.fromEntries((await pieces(id)).map((piece) => [piece.assetCode, piece]));
    expect([told[near].distanceKm, told[near].contradicts]).toEqual([0, false]);
    expect([told[apart].distanceKm, told[apart].contradicts]).toEqual([11.1, true]);
    expect([told[missing].distanceKm, told[missing].contradicts]).toEqual([11.1, false]);
    expect(told[missing].machine).toMatchObject({ connection: 'online', position: FAR });
    await close(id);
    await api.database.pool.query('update equipment_presence set latitude = 10 where asset_code = $1', [missing]);
    const [frozen] = await pieces(id, 'status=missing');
    expect(frozen.machine.position).toMatchObject(FAR);
  });

  it('tells nothing of a foreign piece whose label is read but what the label says', async () => {
    const { id } = await openAt(0);
    const foreign = await calls.newPiece({ hostUnit: 'south' });
    await hear(foreign, FAR);
    expect(results(await sendScans(id, 'li', scan(foreign), scan('NO-SUCH-2')))).toEqual(['unknown', 'unknown']);
    const [known, unknown] = await pieces(id);
    expect({ ...known, assetCode: '', scan: null }).toEqual({ ...unknown, assetCode: '', scan: null });
    await close(id);
    expect(await entriesOf(`equipment/${foreign}`, id)).toEqual([]);
  });

  it('puts what is missing on the desk of its custodian and into its timeline, until somebody sees it again', async () => {
    const { id, codes } = await openAt(2);
    const [here, gone] = codes as [string, string];
    await sendScans(id, 'li', scan(here));
    await close(id);
    const desk = async () => {
      const { body } = await api.call('GET', '/api/v1/custody/desk', { token: parties.tokens['li'] });
      return body.missing.items.filter(({ stocktake }: Json) => stocktake.id === id);
    };
    expect((await desk()).map(({ assetCode }: Json) => assetCode)).toEqual([gone]);
    const timeline = await api.call('GET', `/api/v1/equipment/${gone}/timeline`, { token: parties.tokens['li'] });
    expect(timeline.body.items[0]).toMatchObject({ kind: 'stocktake', stocktake: id, finding: 'missing' });
    const { body: next } = await send('POST', '', 'li', { organisation: 'north' });
    expect(await desk()).toHaveLength(1);
    await sendScans(next.id, 'li', scan(gone));
    expect(await desk()).toEqual([]);
    await send('POST', `/${next.id}/cancel`, 'li', { reason: '改日再盘' });
  });
});
