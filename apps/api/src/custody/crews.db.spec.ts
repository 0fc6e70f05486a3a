import { afterAll, beforeAll, expect, it } from '@jest/globals';
import sharp from 'sharp';
import { uuidv7 } from 'uuidv7';

import { allocation } from '#custody/calendar/tables';

import { CustodyCalls, makeParties, type Parties } from '../../../../test/support/custody-parties.ts';
import { describeOnPostgres } from '../../../../test/support/database.ts';
import type { Json } from '../../../../test/support/json.ts';
import { RunningApi } from '../../../../test/support/running-api.ts';

const CREWS = '/api/v1/custody/crew-handovers';
const HOUR_MS = 3_600_000;
const drawMark = async () => {
  const image = sharp({ create: { width: 300, height: 100, channels: 4, background: '#0000' } });
  return `data:image/png;base64,${(await image.png().toBuffer()).toString('base64')}`;
};

describeOnPostgres('a short handover between crews', (open) => {
  let api: RunningApi;
  let parties: Parties;
  let calls: CustodyCalls;

  beforeAll(async () => {
    api = await RunningApi.start(await open());
    parties = await makeParties(api);
    calls = new CustodyCalls(api, parties);
  });

  afterAll(() => api.close());

  const send = (method: string, path: string, who: string, body?: object) =>
    api.call(method, path, { token: parties.tokens[who], ...(body && { body }) });
  const offer = (assetCode: string, to: string, who = 'li', more: object = {}) =>
    send('POST', CREWS, who, { assetCode, to: parties.ids[to], ...more });
  const answer = (id: string, step: string, who: string, body: object = {}) =>
    send('POST', `${CREWS}/${id}/${step}`, who, body);
  const crewOf = async (assetCode: string, who = 'li'): Promise<Json> =>
    (await send('GET', `/api/v1/equipment/${assetCode}/crew`, who)).body;
  /** A claim of this organisation that is in force, and ends in an hour. */
  const allocate = async (assetCode: string, organisation: string): Promise<string> => {
    const [id, now] = [uuidv7(), Date.now()];
    const [from, to] = [new Date(now - HOUR_MS), new Date(now + HOUR_MS)];
    await api.database.db.insert(allocation).values({
      ...{ id, assetCode, organisation, kind: 'service', state: 'confirmed', fromAt: from, toAt: to },
      ...{ originalFrom: from, originalTo: to, createdAt: from, changedAt: from },
    });
    return id;
  };

  it('changes who has the machine in the field, and neither its custodian nor who answers for it', async () => {
    const piece = await calls.newPiece();
    const { status, body } = await offer(piece, 'liu', 'li', { remark: '轴封渗水', signature: '李' });
    expect([status, body.state, body.remarks.from, body.signatures.from.typed]).toEqual([
      201,
      'offered',
      '轴封渗水',
      '李',
    ]);
    expect(body.telemetry).toMatchObject({ connection: 'never', alarms: [] });
    expect((await send('GET', `${CREWS}?offeredToMe=true`, 'liu')).body.items.map(({ id }: Json) => id)).toEqual([
      body.id,
    ]);
    const accepted = await answer(body.id, 'accept', 'liu', { signature: '刘', remark: '已看' });
    expect(accepted.body).toMatchObject({
      state: 'accepted',
      remarks: { to: '已看' },
      signatures: { to: { typed: '刘' } },
    });
    expect(Date.parse(accepted.body.inspectionDueAt) - Date.parse(accepted.body.decidedAt)).toBe(24 * HOUR_MS);
    expect((await crewOf(piece)).crew).toMatchObject({ name: 'liu', organisation: { code: 'north' } });
    expect((await send('GET', `/api/v1/equipment/${piece}`, 'li')).body.custodian).toBe('north');
    const timeline = await send('GET', `/api/v1/equipment/${piece}/timeline`, 'li');
    expect(timeline.body.items[0]).toMatchObject({ kind: 'crew', from: { name: 'li' }, to: { name: 'liu' } });
    const { rows } = await api.database.pool.query(
      `select content::json ->> 'act' as act from ledger_entry where chain = $1 order by number`,
      [`equipment/${piece}`],
    );
    expect(rows.map(({ act }) => act)).toEqual(['create-equipment', 'accept-crew-handover']);
  });

  it('is vouched for in the ledger by the mark of who took over, apart and erasable, as a handover is', async () => {
    const piece = await calls.newPiece();
    const { body } = await offer(piece, 'liu', 'li', { remark: '轴封渗水' });
    const drawn = await drawMark();
    expect((await answer(body.id, 'accept', 'liu', { signature: drawn, remark: '已看' })).status).toBe(200);
    const { rows } = await api.database.pool.query(
      `select personal.content::json as personal, encode(sha256(signed.drawn), 'hex') as mark
       from ledger_personal personal join ledger_entry on ledger_entry.id = personal.entry, crew_signature signed
       where chain = $1 and ledger_entry.content::json ->> 'act' = 'accept-crew-handover'
         and signed.handover = $2 and signed.party = 'to'`,
      [`equipment/${piece}`, body.id],
    );
    const [{ personal, mark }] = rows;
    expect(personal).toEqual({ name: 'liu', drawn: mark, remarks: ['轴封渗水', '已看'] });
  });

  it('goes to the named person of a crew that may have it, and to nobody else', async () => {
    const piece = await calls.newPiece();
    expect((await offer(piece, 'wang')).body.errors[0].pointer).toBe('/to');
    expect((await offer(piece, 'li')).body.errors[0].pointer).toBe('/to');
    expect((await crewOf(piece)).receivers.map(({ name }: Json) => name)).toEqual(['liu']);
    const { body } = await offer(piece, 'liu');
    expect((await answer(body.id, 'accept', 'li')).status).toBe(403);
    expect((await answer(body.id, 'accept', 'boss')).status).toBe(403);
    expect((await answer(body.id, 'accept', 'wang')).status).toBe(404);
    expect((await offer(piece, 'liu')).body.code).toBe('already-exists');
    const both = await Promise.all([
      answer(body.id, 'accept', 'liu'),
      answer(body.id, 'withdraw', 'li'),
      answer(body.id, 'refuse', 'liu', { reason: '机油不足' }),
    ]);
    expect(both.map(({ status }) => status).toSorted()).toEqual([200, 409, 409]);
  });

  it('reaches under a claim in force the crews of who claimed it, who see the piece no sooner and no later', async () => {
    const piece = await calls.newPiece();
    expect((await offer(piece, 'wang')).status).toBe(400);
    expect((await send('GET', `/api/v1/equipment/${piece}/crew`, 'wang')).status).toBe(404);
    const claim = await allocate(piece, 'south');
    const { body } = await offer(piece, 'wang');
    expect(body).toMatchObject({ allocation: claim, to: { name: 'wang', organisation: { code: 'south' } } });
    expect((await answer(body.id, 'accept', 'wang')).status).toBe(200);
    // The crew that has it hands it on; another one of the custodian may fetch it back.
    const next = await offer(piece, 'zhao', 'wang');
    expect((await answer(next.body.id, 'accept', 'zhao')).status).toBe(200);
    expect((await crewOf(piece, 'zhao')).crew.name).toBe('zhao');
    await api.database.pool.query(`update allocation set state = 'ended' where id = $1`, [claim]);
    expect((await crewOf(piece)).crew).toBeNull();
    expect((await send('GET', `/api/v1/equipment/${piece}/crew`, 'zhao')).status).toBe(404);
  });

  it('comes to nothing when the piece changes its custodian meanwhile', async () => {
    const piece = await calls.newPiece();
    const { body } = await offer(piece, 'liu');
    const { id } = await calls.offered(piece);
    expect((await calls.step(id, 'accept', 'wang')).status).toBe(200);
    expect((await answer(body.id, 'accept', 'liu')).body.code).toBe('illegal-transition');
    expect((await crewOf(piece, 'wang')).crew).toBeNull();
  });

  it('comes to nothing when its taker has left meanwhile, or the piece is retired', async () => {
    const asAdmin = (method: string, path: string, body: object) =>
      api.call(method, `/api/v1${path}`, { token: parties.admin, body });
    const gao = { username: 'gao', name: 'gao', password: 'a first password', mustChangePassword: false };
    const { body: taker } = await asAdmin('POST', '/people', { ...gao, organisation: 'north', roles: ['custodian'] });
    const piece = await calls.newPiece();
    const { body } = await send('POST', CREWS, 'li', { assetCode: piece, to: taker.id });
    const accept = async () => {
      const token = await api.signIn('gao', gao.password);
      return (await api.call('POST', `${CREWS}/${body.id}/accept`, { token, body: {} })).body.code;
    };
    await asAdmin('PATCH', `/people/${taker.id}`, { organisation: 'center' });
    expect(await accept()).toBe('forbidden');
    await asAdmin('PATCH', `/people/${taker.id}`, { organisation: 'north' });
    expect((await asAdmin('POST', `/equipment/${piece}/retire`, { reason: '报废' })).status).toBe(200);
    expect(await accept()).toBe('retired');
  });

  it('expires with its shift, and gives way to the next offer', async () => {
    const piece = await calls.newPiece();
    const { body } = await offer(piece, 'liu');
    await api.database.pool.query('alter table crew_handover disable trigger crew_handover_kept');
    await api.database.pool.query(`update crew_handover set expires_at = now() where id = $1`, [body.id]);
    await api.database.pool.query('alter table crew_handover enable trigger crew_handover_kept');
    expect((await answer(body.id, 'accept', 'liu')).body.code).toBe('illegal-transition');
    expect((await offer(piece, 'liu')).status).toBe(201);
    const { items } = (await send('GET', `${CREWS}?assetCode=${piece}`, 'li')).body;
    expect(items.map(({ state }: Json) => state)).toEqual(['offered', 'expired']);
    const change = `update crew_handover set reason = 'x' where id = $1`;
    await expect(api.database.pool.query(change, [body.id])).rejects.toThrow('stays as it was');
  });

  it('is taken over once, whoever looks, and no retired piece is', async () => {
    const piece = await calls.newPiece();
    expect((await offer(piece, 'liu', 'look')).status).toBe(403);
    const retire = { token: parties.admin, body: { reason: '报废' } };
    expect((await api.call('POST', `/api/v1/equipment/${piece}/retire`, retire)).status).toBe(200);
    expect((await offer(piece, 'liu')).body.code).toBe('retired');
  });
});
