import { afterAll, beforeAll, expect, it } from '@jest/globals';

import { AGREEMENT_STATES, agreementStateAt } from '#custody/custody/agreements/states';
import { isAgreementInState } from '#custody/custody/agreements/list-agreements';
import { custodyAgreement } from '#custody/custody/agreements/tables';

import { makeParties, type Parties } from '../../../../test/support/custody-parties.ts';
import { describeOnPostgres } from '../../../../test/support/database.ts';
import type { Json } from '../../../../test/support/json.ts';
import { RunningApi } from '../../../../test/support/running-api.ts';

const AGREEMENTS = '/api/v1/custody/agreements';
const DAY_MS = 86_400_000;
const inDays = (days: number) => new Date(Date.now() + days * DAY_MS).toISOString();
const TOMORROW = inDays(1);

describeOnPostgres('a custody agreement', (open) => {
  let api: RunningApi;
  let parties: Parties;
  let count = 0;

  beforeAll(async () => {
    api = await RunningApi.start(await open());
    parties = await makeParties(api);
  });

  afterAll(() => api.close());

  const as = (who: string) => parties.tokens[who];
  const newPiece = async (more: object = {}): Promise<string> => {
    const assetCode = `N-${++count}`;
    const body = { assetCode, name: '北', family: 'drill', hostUnit: 'north', ...more };
    expect((await api.call('POST', '/api/v1/equipment', { token: parties.admin, body })).status).toBe(201);
    return assetCode;
  };
  const agree = (pieces: string[], more: object = {}, who = 'li') => {
    const parts = { owner: 'north', custodian: 'south', duties: '每月试车', from: inDays(-10), to: inDays(100) };
    return api.call('POST', AGREEMENTS, { token: as(who), body: { ...parts, pieces, ...more } });
  };
  const end = (id: string, who = 'li', headers = {}) =>
    api.call('POST', `${AGREEMENTS}/${id}/end`, { token: as(who), body: { reason: '提前归还' }, headers });
  const list = async (query: string, who = 'li') =>
    (await api.call('GET', `${AGREEMENTS}?limit=1000&${query}`, { token: as(who) })).body.items.map(
      ({ id }: Json) => id,
    );
  const desk = async (who: string) => (await api.call('GET', '/api/v1/custody/desk', { token: as(who) })).body;
  const handOver = async (assetCode: string, from: string, to: string, organisation: string, more: object = {}) => {
    const body = { assetCode, to: { organisation }, ...more };
    const { body: offered } = await api.call('POST', '/api/v1/custody/handovers', { token: as(from), body });
    const path = `/api/v1/custody/handovers/${offered.id}/accept`;
    expect((await api.call('POST', path, { token: as(to), body: {} })).status).toBe(200);
  };

  it('says who should keep pieces, and changes no custodian by itself', async () => {
    const pieces = [await newPiece(), await newPiece()];
    const { status, body, headers } = await agree(pieces.toReversed(), { feeFen: 1_200_000 });
    expect([status, headers.get('etag')]).toEqual([201, '"1"']);
    expect(body).toMatchObject({
      ...{ state: 'active', pieces, feeFen: 1_200_000, duties: '每月试车', remindDays: 30, endedAt: null },
      ...{ owner: { code: 'north', name: '北方' }, custodian: { code: 'south', name: '南方' } },
    });
    const piece = await api.call('GET', `/api/v1/equipment/${pieces[0]}`, { token: as('li') });
    expect(piece.body.custodian).toBe('north');
    expect((await api.call('GET', `${AGREEMENTS}/${body.id}`, { token: as('wang') })).body).toEqual(body);
    const { rows } = await api.database.pool.query(
      `select chain from ledger_entry where content::json ->> 'act' = 'create-agreement'
       and content::json #>> '{body,agreement}' = $1 order by chain`,
      [body.id],
    );
    expect(rows.map(({ chain }) => chain)).toEqual(pieces.map((code) => `equipment/${code}`));
  });

  it.each([
    ['empty', TOMORROW, TOMORROW, '/to'],
    ['reversed', inDays(2), inDays(1), '/to'],
    ['over already', inDays(-9), inDays(-1), '/to'],
    ['a century away', inDays(1), inDays(36_600), '/to'],
    ['without a time zone', '2031-01-01T00:00:00', inDays(36), '/from'],
  ])('refuses a period that is %s', async (_, from, to, pointer) => {
    const { status, body } = await agree([await newPiece()], { from, to });
    expect([status, body.errors[0].pointer]).toEqual([400, pointer]);
  });

  it('is made by the owner’s side about the owner’s own pieces', async () => {
    const code = await newPiece();
    const pointer = async (reply: ReturnType<typeof agree>) => (await reply).body.errors?.[0].pointer;
    expect(await pointer(agree([code], {}, 'wang'))).toBe('/owner');
    expect(await pointer(agree([code], {}, 'east'))).toBe('/owner');
    expect(await pointer(agree([code, await newPiece({ owner: 'south' })]))).toBe('/pieces/1');
    expect(await pointer(agree(['NO-SUCH-9']))).toBe('/pieces/0');
    expect(await pointer(agree([code], { custodian: 'north' }))).toBe('/custodian');
    expect(await pointer(agree([code], { feeFen: -1 }))).toBe('/feeFen');
    expect((await agree([code], {}, 'boss')).status).toBe(201);
  });

  it('holds for a piece alone, by a millisecond, and back to back is no conflict', async () => {
    const code = await newPiece();
    const [start, middle, finish] = [inDays(1), inDays(10), inDays(20)];
    expect((await agree([code], { from: start, to: middle })).status).toBe(201);
    const early = new Date(Date.parse(middle) - 1).toISOString();
    const other = await newPiece();
    expect((await agree([other, code], { from: early, to: finish })).body.code).toBe('already-exists');
    expect((await agree([code], { from: middle, to: finish })).status).toBe(201);
    expect((await agree([other], { from: early, to: finish })).status).toBe(201);
  });

  it('ends early with a reason, by either party and once; then its pieces are free for another', async () => {
    const code = await newPiece();
    const { body } = await agree([code]);
    expect((await end(body.id, 'east')).status).toBe(404);
    expect((await end(body.id, 'look')).status).toBe(403);
    expect((await end(body.id, 'wang', { 'if-match': '"9"' })).status).toBe(412);
    const ended = await end(body.id, 'wang', { 'if-match': '"1"' });
    expect(ended.body).toMatchObject({ state: 'ended', endReason: '提前归还', endedBy: { name: 'wang' } });
    expect((await end(body.id)).body.code).toBe('illegal-transition');
    expect((await agree([code], { from: new Date().toISOString(), custodian: 'east' })).status).toBe(201);
  });

  it('that was ended before it began never held', async () => {
    const code = await newPiece();
    const { body } = await agree([code], { from: inDays(5) });
    expect(body.state).toBe('upcoming');
    expect((await end(body.id)).body.state).toBe('ended');
    expect((await agree([code], { from: inDays(5) })).status).toBe(201);
  });

  it('is found by state, party and piece, by its parties alone', async () => {
    const code = await newPiece();
    const { body } = await agree([code], { to: inDays(20) });
    const found = [
      await list('state=expiring'),
      await list(`assetCode=${code}`),
      await list('custodian=south', 'wang'),
    ];
    expect(found.map((ids) => ids.includes(body.id))).toEqual([true, true, true]);
    expect(await list(`assetCode=${code}&state=active`)).toEqual([]);
    expect(await list(`assetCode=${code}`, 'east')).toEqual([]);
    expect((await api.call('GET', `${AGREEMENTS}/${body.id}`, { token: as('east') })).status).toBe(404);
  });

  it('is in the state that the database filters by, at every time', async () => {
    const { body } = await agree([await newPiece()], { from: inDays(1), to: inDays(90) });
    const { db } = api.database;
    for (const days of [0, 1.1, 59.9, 60.1, 89.9, 90.1]) {
      const now = new Date(Date.now() + days * DAY_MS);
      const states = [];
      for (const state of AGREEMENT_STATES) {
        const rows = await db.select().from(custodyAgreement).where(isAgreementInState(state, now));
        const row = rows.find(({ id }) => id === body.id);
        if (row) states.push([state, agreementStateAt(row, now)]);
      }
      expect([days, states.length, states[0]?.[0]]).toEqual([days, 1, states[0]?.[1]]);
    }
  });

  it('leaves its pieces with their custodian when it ends, and due back until a handover', async () => {
    const code = await newPiece();
    const { body } = await agree([code]);
    await handOver(code, 'li', 'wang', 'south');
    const dueOf = async (who: string) =>
      (await desk(who)).dueBack.items
        .filter(({ assetCode }: Json) => assetCode === code)
        .map(({ reason }: Json) => reason);
    expect(await dueOf('wang')).toEqual([]);
    await end(body.id);
    expect([await dueOf('wang'), await dueOf('li'), await dueOf('east')]).toEqual([
      ['agreement_over'],
      ['agreement_over'],
      [],
    ]);
    await handOver(code, 'wang', 'li', 'north');
    expect([await dueOf('wang'), await dueOf('li')]).toEqual([[], []]);
    const timeline = await api.call('GET', `/api/v1/equipment/${code}/timeline`, { token: as('li') });
    expect(timeline.body.items.map(({ kind }: Json) => kind).sort()).toEqual(
      ['agreement', 'custody', 'custody', 'custody', 'handover', 'handover'].sort(),
    );
    const at = timeline.body.items.map((item: Json) => item.at);
    expect(at).toEqual(at.toSorted().reverse());
  });

  it('stands on the desk with all else that a custodian has to know', async () => {
    const [kept, given, asked, loaned, unsigned] = [
      await newPiece(),
      await newPiece(),
      await newPiece({ custodian: 'south' }),
      await newPiece(),
      await newPiece({ custodian: 'east' }),
    ];
    await handOver(loaned, 'li', 'wang', 'south', { returnBy: inDays(3) });
    const offer = (assetCode: string, who: string, organisation: string) =>
      api.call('POST', '/api/v1/custody/handovers', { token: as(who), body: { assetCode, to: { organisation } } });
    await offer(given, 'li', 'south');
    await offer(asked, 'wang', 'north');
    const { body: expiring } = await agree([kept], { to: inDays(7) });
    const ours = await desk('li');
    const codes = (part: Json) => part.items.map(({ assetCode }: Json) => assetCode);
    expect(codes(ours.toKeep)).toEqual(expect.arrayContaining([kept, given]));
    expect(ours.toKeep.count).toBe(ours.toKeep.items.length);
    expect(codes(ours.toKeep)).not.toContain(loaned);
    expect(codes(ours.offeredToMe)).toEqual([asked]);
    expect(codes(ours.offeredByMe)).toEqual([given]);
    expect(codes(ours.dueBack)).toEqual([loaned]);
    expect(ours.agreementsExpiring.items.map(({ id }: Json) => id)).toContain(expiring.id);
    const theirs = await desk('east');
    expect(codes(theirs.unacknowledged)).toEqual([unsigned]);
    expect(codes(theirs.toKeep)).toEqual([unsigned]);
    const retired = { token: parties.admin, body: { reason: '报废' } };
    expect((await api.call('POST', `/api/v1/equipment/${unsigned}/retire`, retired)).status).toBe(200);
    // It takes no signature any more: it would stand there for ever.
    expect(codes((await desk('east')).unacknowledged)).toEqual([]);
  });
});
