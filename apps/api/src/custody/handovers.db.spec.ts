import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { randomUUID } from 'node:crypto';

import { CustodyCalls, makeParties, type Parties } from '../../../../test/support/custody-parties.ts';
import { describeOnPostgres } from '../../../../test/support/database.ts';
import type { Json } from '../../../../test/support/json.ts';
import { RunningApi } from '../../../../test/support/running-api.ts';

const HANDOVERS = '/api/v1/custody/handovers';

describeOnPostgres('a handover', (open) => {
  let api: RunningApi;
  let parties: Parties;
  let calls: CustodyCalls;

  beforeAll(async () => {
    api = await RunningApi.start(await open());
    parties = await makeParties(api);
    calls = new CustodyCalls(api, parties);
  });

  afterAll(() => api.close());

  const as = (who: string) => calls.as(who);
  const newPiece = (more?: object) => calls.newPiece(more);
  const offer = (...given: Parameters<CustodyCalls['offer']>) => calls.offer(...given);
  const offered = (assetCode: string, more?: object) => calls.offered(assetCode, more);
  const step = (...given: Parameters<CustodyCalls['step']>) => calls.step(...given);
  const custodianOf = async (assetCode: string) =>
    (await api.call('GET', `/api/v1/equipment/${assetCode}`, { token: parties.admin })).body.custodian;
  const periodsOf = async (assetCode: string) => {
    const query = `select organisation, basis, "from", "to" from custody_period where asset_code = $1 order by "from"`;
    return (await api.database.pool.query(query, [assetCode])).rows;
  };
  const actsOf = async (assetCode: string) => {
    const query = `select content::json ->> 'act' as act from ledger_entry where chain = $1 order by number`;
    return (await api.database.pool.query(query, [`equipment/${assetCode}`])).rows.map(({ act }) => act);
  };
  const expire = async (id: string) => {
    // The trigger keeps an offer as it was made: only who owns the tables can turn back its clock.
    await api.database.pool.query('alter table handover disable trigger user');
    await api.database.pool.query(
      `update handover set offered_at = offered_at - interval '2 days', expires_at = expires_at - interval '2 days' where id = $1`,
      [id],
    );
    await api.database.pool.query('alter table handover enable trigger user');
  };

  it('passes a piece from one custodian to another, and the record of who answered for it has no gap', async () => {
    const code = await newPiece();
    const { id } = await offered(code);
    expect(await custodianOf(code)).toBe('north');
    const accepted = await step(id, 'accept', 'wang');
    expect([accepted.status, accepted.body.state]).toEqual([200, 'accepted']);
    expect(accepted.body.decidedBy.name).toBe('wang');
    expect(await custodianOf(code)).toBe('south');
    const [first, second, ...none] = await periodsOf(code);
    expect([first, second].map(({ organisation, basis }: Json) => [organisation, basis])).toEqual([
      ['north', 'register'],
      ['south', 'handover'],
    ]);
    expect([none, first.to, second.to]).toEqual([[], second.from, null]);
    expect(await actsOf(code)).toEqual(['create-equipment', 'offer-handover', 'accept-handover']);
  });

  it('leaves the new custodian with a piece whose owner it can call by name', async () => {
    const code = await newPiece();
    await step((await offered(code)).id, 'accept', 'wang');
    const names = { hostUnit: '北方', owner: '北方', custodian: '南方' };
    const read = await api.call('GET', `/api/v1/equipment/${code}`, { token: as('wang') });
    const listed = await api.call('GET', `/api/v1/equipment?q=${code}`, { token: as('wang') });
    expect([read.body.names, listed.body.items[0].names]).toEqual([names, names]);
    expect((await api.call('GET', '/api/v1/organisations/north', { token: as('wang') })).status).toBe(404);
  });

  it('goes back by a handover like any other', async () => {
    const code = await newPiece();
    await step((await offered(code)).id, 'accept', 'wang');
    const back = await offer(code, { to: { organisation: 'north' } }, 'zhao');
    expect(back.status).toBe(201);
    expect((await step(back.body.id, 'accept', 'li')).body.acceptance.signature.person.name).toBe('li');
    expect((await periodsOf(code)).map(({ organisation }: Json) => organisation)).toEqual(['north', 'south', 'north']);
  });

  it('is offered only by a custodian of who keeps the piece', async () => {
    const code = await newPiece({ owner: 'south' });
    expect((await offer(code, { to: { organisation: 'east' } }, 'wang')).body.code).toBe('forbidden');
    expect((await offer(code, { to: { organisation: 'north' } }, 'east')).body.code).toBe('not-found');
    expect((await offer(code, {}, 'boss')).body.code).toBe('forbidden');
    expect((await offer(code, {}, 'look')).body.code).toBe('forbidden');
  });

  it('is offered to one other organisation at a time that stands, a custodian of theirs, a base of theirs', async () => {
    const code = await newPiece();
    const pointers = async (more: object) => (await offer(code, more)).body.errors?.map(({ pointer }: Json) => pointer);
    expect(await pointers({ to: { organisation: 'north' } })).toEqual(['/to/organisation']);
    expect(await pointers({ to: { organisation: 'nobody-knows' } })).toEqual(['/to/organisation']);
    expect(await pointers({ to: { organisation: 'south', person: parties.ids['look'] } })).toEqual(['/to/person']);
    expect(await pointers({ to: { organisation: 'south', person: parties.ids['east'] } })).toEqual(['/to/person']);
    expect(await pointers({ to: { organisation: 'south', base: randomUUID() } })).toEqual(['/to/base']);
    expect(await pointers({ returnBy: '2020-01-01T00:00:00Z' })).toEqual(['/returnBy']);
    expect(await pointers({ returnBy: '2999-01-01T00:00:00Z' })).toEqual(['/returnBy']);
    expect(await pointers({ returnBy: '2030-01-01T00:00:00' })).toEqual(['/returnBy']);
    await offered(code);
    expect((await offer(code, { to: { organisation: 'east' } })).body.code).toBe('already-exists');
  });

  it('is made once of two offers at the same moment', async () => {
    const code = await newPiece();
    const both = await Promise.all([offer(code), offer(code, { to: { organisation: 'east' } }, 'liu')]);
    expect(both.map(({ status }) => status).sort()).toEqual([201, 409]);
  });

  it('is accepted by nobody but a custodian of the receiver', async () => {
    const { id } = await offered(await newPiece());
    expect((await step(id, 'accept', 'li')).body.code).toBe('forbidden');
    expect((await step(id, 'accept', 'liu')).body.code).toBe('forbidden');
    expect((await step(id, 'accept', 'east')).body.code).toBe('not-found');
    expect((await step(id, 'accept', 'boss')).body.code).toBe('forbidden');
    expect((await step(id, 'accept', 'look')).body.code).toBe('forbidden');
    expect((await step(id, 'accept', 'wang')).status).toBe(200);
  });

  it('that names a person is answered by that person alone', async () => {
    const { id } = await offered(await newPiece(), { to: { organisation: 'south', person: parties.ids['wang'] } });
    expect((await step(id, 'accept', 'zhao')).body.code).toBe('forbidden');
    expect((await step(id, 'refuse', 'zhao', { reason: 'x' })).body.code).toBe('forbidden');
    expect((await step(id, 'accept', 'wang')).status).toBe(200);
  });

  it('is accepted once, however many try at the same moment, and the others are told what happened', async () => {
    const code = await newPiece();
    const { id } = await offered(code);
    const tries = await Promise.all(['wang', 'zhao', 'wang', 'zhao'].map((who) => step(id, 'accept', who)));
    expect(tries.map(({ status }) => status).sort()).toEqual([200, 409, 409, 409]);
    const late = tries.find(({ status }) => status === 409)?.body;
    expect(late.code).toBe('illegal-transition');
    expect(late.detail).toMatch(/^the handover is accepted and cannot be accepted: (wang|zhao) has accepted it at 20/);
    expect((await periodsOf(code)).length).toBe(2);
    expect(await actsOf(code)).toEqual(['create-equipment', 'offer-handover', 'accept-handover']);
  });

  it('is either accepted or withdrawn when both come at the same moment', async () => {
    for (let round = 0; round < 5; round++) {
      const code = await newPiece();
      const { id } = await offered(code);
      const [accepted, withdrawn] = await Promise.all([step(id, 'accept', 'wang'), step(id, 'withdraw', 'li')]);
      expect([accepted.status, withdrawn.status].sort()).toEqual([200, 409]);
      expect(await custodianOf(code)).toBe(accepted.status === 200 ? 'south' : 'north');
    }
  });

  it.each([
    ['refuse', 'wang', { reason: '钻杆数量不符' }, 'refused'],
    ['withdraw', 'liu', { reason: '改由他人接收' }, 'withdrawn'],
  ])(
    'that came to nothing by %s leaves everything as it was and is answered no more',
    async (name, who, body, state) => {
      const code = await newPiece();
      const { id } = await offered(code);
      const ended = await step(id, name, who, body);
      expect([ended.status, ended.body.state, ended.body.reason]).toEqual([200, state, body.reason]);
      expect((await step(id, 'accept', 'wang')).body.code).toBe('illegal-transition');
      expect((await step(id, 'refuse', 'wang', { reason: 'x' })).body.code).toBe('illegal-transition');
      expect((await step(id, 'withdraw', 'li')).body.code).toBe('illegal-transition');
      expect([await custodianOf(code), (await periodsOf(code)).length]).toEqual(['north', 1]);
      expect((await actsOf(code)).at(-1)).toBe(`${name}-handover`);
      await offered(code);
    },
  );

  it('is refused only with a reason, and withdrawn only by who made it', async () => {
    const { id } = await offered(await newPiece());
    expect((await step(id, 'refuse', 'wang')).body.code).toBe('validation-failed');
    expect((await step(id, 'withdraw', 'wang')).body.code).toBe('forbidden');
    expect((await step(id, 'refuse', 'li', { reason: 'x' })).body.code).toBe('forbidden');
  });

  it('expires: it is accepted no more, shown so, and gives way to the next', async () => {
    const code = await newPiece();
    const { id } = await offered(code, { expiresInMinutes: 60 });
    await expire(id);
    expect((await step(id, 'accept', 'wang')).body).toMatchObject({ code: 'illegal-transition' });
    const list = async (query: string) =>
      (await api.call('GET', `${HANDOVERS}?assetCode=${code}&${query}`, { token: as('li') })).body.items;
    expect((await list('state=expired')).map((one: Json) => [one.id, one.state])).toEqual([[id, 'expired']]);
    expect(await list('state=offered')).toEqual([]);
    await offered(code);
    expect(await actsOf(code)).toEqual(['create-equipment', 'offer-handover', 'expire-handover', 'offer-handover']);
    expect((await list('state=expired')).length).toBe(1);
  });

  it('is changed only by who has seen its latest state, where they say which', async () => {
    const reply = await offer(await newPiece());
    const [id, etag] = [reply.body.id, reply.headers.get('etag')];
    expect(etag).toBe('"1"');
    expect((await step(id, 'accept', 'wang', {}, { 'if-match': '"7"' })).status).toBe(412);
    const accepted = await step(id, 'accept', 'wang', {}, { 'if-match': '"1"' });
    expect([accepted.status, accepted.headers.get('etag')]).toEqual([200, '"2"']);
    expect((await step(id, 'accept', 'wang', {}, { 'if-match': '"1"' })).status).toBe(412);
  });

  it('is one act with one key, and another request with that key is refused', async () => {
    const code = await newPiece();
    const headers = { 'idempotency-key': randomUUID() };
    const twice = [await offer(code, {}, 'li', headers), await offer(code, {}, 'li', headers)];
    expect(twice.map(({ status }) => status)).toEqual([201, 201]);
    expect(twice[0]?.body.id).toBe(twice[1]?.body.id);
    expect((await offer(code, { terms: '别的条款' }, 'li', headers)).body.code).toBe('idempotency-mismatch');
    const key = { 'idempotency-key': randomUUID() };
    const id = twice[0]?.body.id;
    const accepted = [await step(id, 'accept', 'wang', {}, key), await step(id, 'accept', 'wang', {}, key)];
    expect(accepted.map(({ status, body }) => [status, body.state])).toEqual(Array(2).fill([200, 'accepted']));
  });

  it('is addressed with a list of who can receive, for custodians alone', async () => {
    const list = (who: string, query = '') =>
      api.call('GET', `/api/v1/custody/receivers?limit=100${query}`, { token: as(who) });
    const { items } = (await list('li')).body;
    expect(items.map(({ code }: Json) => code).sort()).toEqual(['center', 'east', 'south']);
    expect(items.find(({ code }: Json) => code === 'south').custodians.map(({ name }: Json) => name)).toEqual([
      'wang',
      'zhao',
    ]);
    expect((await list('li', `&q=${encodeURIComponent('东')}`)).body.items.length).toBe(1);
    expect((await list('look')).status).toBe(403);
  });

  it('is listed for both parties, for me what I may accept, and for nobody else', async () => {
    const code = await newPiece();
    const { id } = await offered(code, { to: { organisation: 'south', person: parties.ids['wang'] } });
    const seen = async (who: string, query: string) => {
      const { body } = await api.call('GET', `${HANDOVERS}?limit=1000&${query}`, { token: as(who) });
      return body.items.some((one: Json) => one.id === id);
    };
    expect([await seen('wang', 'offeredToMe=true'), await seen('zhao', 'offeredToMe=true')]).toEqual([true, false]);
    expect([await seen('zhao', 'mine=true'), await seen('li', 'mine=true')]).toEqual([true, true]);
    expect([await seen('boss', 'mine=true'), await seen('boss', ''), await seen('east', '')]).toEqual([
      false,
      true,
      false,
    ]);
    expect((await api.call('GET', `${HANDOVERS}/${id}`, { token: as('east') })).status).toBe(404);
  });
});
