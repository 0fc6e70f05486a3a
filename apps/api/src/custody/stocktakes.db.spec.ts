import { afterAll, beforeAll, expect, it } from '@jest/globals';

import { CustodyCalls, makeParties, type Parties } from '../../../../test/support/custody-parties.ts';
import { describeOnPostgres } from '../../../../test/support/database.ts';
import type { Json } from '../../../../test/support/json.ts';
import { RunningApi } from '../../../../test/support/running-api.ts';
import { HERE, stocktakeCalls } from '../../../../test/support/stocktake-calls.ts';

const HOUR_MS = 3_600_000;
const NOTHING = { expected: 0, found: 0, pending: 0, missing: 0, excused: 0, unexpected: 0 };

describeOnPostgres('a stocktake', (open) => {
  let api: RunningApi;
  let parties: Parties;
  let calls: CustodyCalls;
  const { send, newBase, openAt, scan, sendScans, results, pieces, statuses, close, entriesOf } = stocktakeCalls(
    () => ({ api, parties, calls }),
  );

  beforeAll(async () => {
    api = await RunningApi.start(await open());
    parties = await makeParties(api);
    calls = new CustodyCalls(api, parties);
  });

  afterAll(() => api.close());

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

  it('is ended once, by who read it as it is, and cancelled only with a reason', async () => {
    const { id, codes } = await openAt(1);
    expect((await send('POST', `/${id}/cancel`, 'li', {})).status).toBe(400);
    expect((await close(id, 'li', {}, { 'if-match': '"9"' })).status).toBe(412);
    expect((await close(id, 'wang')).status).toBe(404);
    const ends = await Promise.all([close(id, 'li'), send('POST', `/${id}/cancel`, 'liu', { reason: '改日再盘' })]);
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
