import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { randomUUID } from 'node:crypto';

import { allocation } from '#custody/calendar/tables';
import { equipmentPresence } from '#custody/state/tables';
import { uuidv7 } from 'uuidv7';

import { CustodyCalls, makeParties, type Parties } from '../../../../test/support/custody-parties.ts';
import { describeOnPostgres } from '../../../../test/support/database.ts';
import type { Json } from '../../../../test/support/json.ts';
import { RunningApi } from '../../../../test/support/running-api.ts';

const STOCKTAKES = '/api/v1/custody/stocktakes';
const HERE = { latitude: 40, longitude: 113 };
const FAR = { latitude: 40.1, longitude: 113 };
const HOUR_MS = 3_600_000;
const NOTHING = { expected: 0, found: 0, pending: 0, missing: 0, excused: 0, unexpected: 0 };

describeOnPostgres('a stocktake', (open) => {
  let api: RunningApi;
  let parties: Parties;
  let calls: CustodyCalls;
  let count = 0;

  beforeAll(async () => {
    api = await RunningApi.start(await open());
    parties = await makeParties(api);
    calls = new CustodyCalls(api, parties);
  });

  afterAll(() => api.close());

  const send = (method: string, path: string, who: string, body?: object, headers = {}) =>
    api.call(method, `${STOCKTAKES}${path}`, { token: parties.tokens[who], headers, ...(body && { body }) });
  const newBase = async (organisation = 'north'): Promise<string> => {
    const geometry = { type: 'Point', coordinates: [HERE.longitude, HERE.latitude] };
    const body = { name: `基地 ${++count}`, kind: 'home_base', organisation, geometry };
    return (await api.call('POST', '/api/v1/sites', { token: parties.admin, body })).body.id;
  };
  /** A base with so many pieces at home there, and a stocktake of it. */
  const openAt = async (pieces: number): Promise<{ id: string; base: string; codes: string[] }> => {
    const [base, codes]: [string, string[]] = [await newBase(), []];
    for (let at = 0; at < pieces; at++) codes.push(await calls.newPiece({ homeBaseSite: base }));
    const { status, body } = await send('POST', '', 'li', { site: base, purpose: '汛前盘点' });
    expect([status, body.counts]).toEqual([201, { ...NOTHING, expected: pieces, pending: pieces }]);
    return { id: body.id, base, codes: codes.toSorted() };
  };
  const scan = (code: string, more: object = {}) => ({ id: randomUUID(), code, ...more });
  const sendScans = (id: string, who: string, ...scans: object[]) => send('POST', `/${id}/scans`, who, { scans });
  const results = ({ body }: Json) => body.items.map(({ result }: Json) => result);
  const pieces = async (id: string, query = '', who = 'li'): Promise<Json[]> =>
    (await send('GET', `/${id}/pieces?${query}`, who)).body.items;
  const statuses = async (id: string, who = 'li') =>
    Object.fromEntries((await pieces(id, '', who)).map(({ assetCode, status, why }) => [assetCode, why ?? status]));
  const close = (id: string, who = 'li', body: object = {}, headers = {}) =>
    send('POST', `/${id}/close`, who, body, headers);
  const entriesOf = async (chain: string, id: string): Promise<Json[]> => {
    const { rows } = await api.database.pool.query(
      `select content::json as entry from ledger_entry where chain = $1
       and content::json #>> '{body,stocktake}' = $2 order by number`,
      [chain, id],
    );
    return rows.map(({ entry }) => entry);
  };
  const hear = async (assetCode: string, place: typeof HERE, time = new Date()) => {
    const presence = { lastSeenAt: time, connected: true, ...place, positionTime: time };
    await api.database.db.insert(equipmentPresence).values({ assetCode, ...presence });
  };

  it('counts what is found, what is missing and what nobody expected, and writes it into the ledger of each', async () => {
    const { id, base, codes } = await openAt(3);
    const [here, there, gone] = codes as [string, string, string];
    const stray = await calls.newPiece();
    const camera = { method: 'camera', place: { ...HERE, accuracyMetres: 9 } };
    const receipts = await sendScans(
      id,
      'li',
      scan(`https://muster.example/equipment/${here}`, camera),
      scan(there.toLowerCase()),
      scan(stray, camera),
      scan('NO-SUCH-1'),
      scan('https://shop.example/x'),
    );
    expect(results(receipts)).toEqual(['found', 'found', 'unexpected', 'unknown', 'unreadable']);
    const open = await pieces(id);
    expect(open.map(({ assetCode, status, piece }) => [assetCode, status, piece?.family])).toEqual(
      [
        [here, 'found', 'drill'],
        [there, 'found', 'drill'],
        [gone, 'pending', 'drill'],
        [stray, 'unexpected', 'drill'],
        ['NO-SUCH-1', 'unexpected', undefined],
      ].toSorted(([one = ''], [other = '']) => (one < other ? -1 : 1)),
    );
    const found = open.find(({ assetCode }) => assetCode === here)!;
    expect(found.scan).toMatchObject({ by: { name: 'li' }, method: 'camera', place: HERE, late: false });
    const closed = await close(id, 'liu', { remark: '一台去向不明' });
    expect(closed.body).toMatchObject({
      ...{ state: 'closed', decidedBy: { name: 'liu' }, remark: '一台去向不明' },
      counts: { ...NOTHING, expected: 3, found: 2, missing: 1, unexpected: 2 },
    });
    expect(closed.body.ledger.map(({ act }: Json) => act)).toEqual(['open-stocktake', 'close-stocktake']);
    expect((await pieces(id, 'status=missing')).map(({ assetCode }) => assetCode)).toEqual([gone]);
    const [, whole] = await entriesOf('organisation/north', id);
    expect(whole.body).toEqual({
      ...{ stocktake: id, site: base, found: 2, missing: [gone], excused: [] },
      unexpected: [stray, 'NO-SUCH-1'].toSorted(),
    });
    for (const [code, finding] of [
      [here, 'found'],
      [gone, 'missing'],
      [stray, 'unexpected'],
    ] as const)
      expect((await entriesOf(`equipment/${code}`, id)).map(({ body }) => body.finding)).toEqual([finding]);
    expect(await entriesOf('equipment/NO-SUCH-1', id)).toEqual([]);
  });

  it('expects all that an organisation keeps, wherever it is at home, as it was at the opening', async () => {
    const kept = await calls.newPiece({ custodian: 'east' });
    const { body } = await send('POST', '', 'east', { organisation: 'east' });
    const later = await calls.newPiece({ custodian: 'east' });
    expect(await statuses(body.id, 'east')).toEqual({ [kept]: 'pending' });
    expect(results(await sendScans(body.id, 'east', scan(later)))).toEqual(['unexpected']);
  });

  it('is open once for one base or organisation, and again when it is over', async () => {
    const { id, base } = await openAt(0);
    const again = () => send('POST', '', 'liu', { site: base });
    expect((await again()).body.code).toBe('already-exists');
    await close(id);
    expect((await again()).status).toBe(201);
  });

  it('is of an organisation or of a home base in reach', async () => {
    const pointer = async (body: object, who = 'li') => (await send('POST', '', who, body)).body.errors?.[0].pointer;
    const foreign = await newBase('south');
    expect(await pointer({ site: foreign })).toBe('/site');
    expect(await pointer({ organisation: 'south' })).toBe('/organisation');
    expect(await pointer({})).toBe('/site');
    expect(await pointer({ organisation: 'north', site: foreign })).toBe('/site');
    expect((await send('POST', '', 'boss', { site: foreign })).status).toBe(201);
    expect((await send('POST', '', 'look', { site: foreign })).status).toBe(403);
  });

  it('takes a scan that is sent twice once, and refuses one that says something else under the same id', async () => {
    const { id, codes } = await openAt(2);
    const [one, other] = codes as [string, string];
    const first = scan(one);
    const both = await Promise.all([
      sendScans(id, 'li', first),
      sendScans(id, 'li', first),
      sendScans(id, 'li', first),
    ]);
    expect(both.map(results)).toEqual([['found'], ['found'], ['found']]);
    expect((await send('GET', `/${id}/scans`, 'li')).body.items).toHaveLength(1);
    const changed = await sendScans(id, 'li', { ...first, code: other });
    expect([changed.status, changed.body.code]).toEqual([422, 'idempotency-mismatch']);
    expect((await statuses(id))[other]).toBe('pending');
  });

  it('is taken by two people at once', async () => {
    const { id, codes } = await openAt(12);
    await Promise.all(
      codes.flatMap((code) => ['li', 'liu'].map((who) => sendScans(id, who, scan(code), scan(`NO-${code}`)))),
    );
    const { body } = await send('GET', `/${id}`, 'li');
    expect(body.counts).toEqual({ ...NOTHING, expected: 12, found: 12, unexpected: 12 });
    expect((await send('GET', `/${id}/scans`, 'li')).body.items).toHaveLength(48);
  });

  it('keeps a scan made before the end that comes after it, and changes no finding by it', async () => {
    const { id, codes } = await openAt(2);
    const [one, other] = codes as [string, string];
    const before = new Date().toISOString();
    await close(id);
    const after = new Date(Date.now() + 1).toISOString();
    const late = await sendScans(id, 'li', scan(one, { at: before }), scan(other, { at: after }));
    expect(results(late)).toEqual(['late', 'too_late']);
    expect(await statuses(id)).toEqual({ [one]: 'missing', [other]: 'missing' });
    const [told] = await pieces(id);
    expect(told.scan).toMatchObject({ at: before, late: true });
    const tooLate = await sendScans(id, 'li', scan(other, { at: after }));
    expect([tooLate.status, tooLate.body.code]).toEqual([409, 'illegal-transition']);
  });

  it('holds a phone’s clock within the time of the stocktake', async () => {
    const { id, codes } = await openAt(2);
    const [one, other] = codes as [string, string];
    const year = 365 * 24 * HOUR_MS;
    await sendScans(
      id,
      'li',
      scan(one, { at: new Date(Date.now() + year).toISOString() }),
      scan(other, { at: new Date(Date.now() - year).toISOString() }),
    );
    for (const { scan: last } of await pieces(id))
      expect(Math.abs(Date.parse(last.at) - Date.parse(last.receivedAt))).toBeLessThan(HOUR_MS);
  });

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

  it('is ended once, by who read it as it is, and cancelled only with a reason', async () => {
    const { id, codes } = await openAt(1);
    expect((await send('POST', `/${id}/cancel`, 'li', {})).status).toBe(400);
    expect((await close(id, 'li', {}, { 'if-match': '"9"' })).status).toBe(412);
    expect((await close(id, 'wang')).status).toBe(404);
    const ends = await Promise.all([
      close(id, 'li', {}, { 'if-match': '"1"' }),
      send('POST', `/${id}/cancel`, 'liu', { reason: '改日再盘' }),
    ]);
    expect(ends.map(({ status }) => status).toSorted()).toEqual([200, 409]);
    const { body } = await send('GET', `/${id}`, 'li');
    expect(await statuses(id)).toEqual({ [codes[0]!]: body.state === 'closed' ? 'missing' : 'pending' });
  });

  it('stays as it was, whoever is connected to the database', async () => {
    const { id, codes } = await openAt(1);
    await sendScans(id, 'li', scan(codes[0]!));
    const query = (text: string) => api.database.pool.query(text, [id]);
    await expect(query('delete from stocktake_piece where stocktake = $1')).rejects.toThrow('stays as it was');
    await expect(query(`update stocktake_scan set late = true where stocktake = $1`)).rejects.toThrow(
      'stays as it was',
    );
    await close(id);
    for (const change of [
      `update stocktake_piece set finding = 'found' where stocktake = $1`,
      `insert into stocktake_piece (stocktake, asset_code, expected) values ($1, 'X-1', false)`,
      `update stocktake set state = 'open', decided_at = null, decided_by = null where id = $1`,
      'delete from stocktake where id = $1',
    ])
      await expect(query(change)).rejects.toThrow('stays as it was');
  });

  it('is listed for those above it, by state and by base, page by page', async () => {
    const { id, base } = await openAt(3);
    const list = async (query: string, who: string) =>
      (await send('GET', `?limit=1000&${query}`, who)).body.items.map((one: Json) => one.id);
    expect(await list(`site=${base}`, 'li')).toEqual([id]);
    expect(await list(`site=${base}&state=open`, 'boss')).toEqual([id]);
    expect(await list(`site=${base}&state=closed`, 'li')).toEqual([]);
    expect(await list(`site=${base}`, 'wang')).toEqual([]);
    const first = (await send('GET', `/${id}/pieces?limit=2`, 'li')).body;
    const rest = (await send('GET', `/${id}/pieces?limit=2&cursor=${first.nextCursor}`, 'li')).body;
    expect([first.items.length, rest.items.length, rest.nextCursor]).toEqual([2, 1, null]);
  });
});
