import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { randomUUID } from 'node:crypto';

import { attachImage } from '../../../../test/support/attach.ts';
import { makeParties, type Parties } from '../../../../test/support/custody-parties.ts';
import { describeOnPostgres } from '../../../../test/support/database.ts';
import type { Json } from '../../../../test/support/json.ts';
import { RunningApi } from '../../../../test/support/running-api.ts';

const HANDOVERS = '/api/v1/custody/handovers';

describeOnPostgres('a handover', (open) => {
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
    const body = { assetCode, name: `北 ${count}`, family: 'drill', hostUnit: 'north', ...more };
    const { status } = await api.call('POST', '/api/v1/equipment', { token: parties.admin, body });
    expect(status).toBe(201);
    return assetCode;
  };
  const offer = (assetCode: string, more: object = {}, who = 'li', headers = {}) =>
    api.call('POST', HANDOVERS, {
      token: as(who),
      body: { assetCode, to: { organisation: 'south' }, ...more },
      headers,
    });
  const offered = async (assetCode: string, more: object = {}): Promise<Json> => {
    const reply = await offer(assetCode, more);
    expect([reply.status, reply.body.state]).toEqual([201, 'offered']);
    return reply.body;
  };
  const step = (id: string, name: string, who: string, body: object = {}, headers = {}) =>
    api.call('POST', `${HANDOVERS}/${id}/${name}`, { token: as(who), body, headers });
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

  it('keeps the terms as they stood, its own or the standing ones', async () => {
    const own = await offered(await newPiece(), { terms: '仅限本次演练使用。' });
    expect(own.terms).toBe('仅限本次演练使用。');
    expect((await offered(await newPiece())).terms).toMatch(/在册保管单位[\s\S]*custodian of record/);
    const change = api.database.pool.query(`update handover set terms = 'others' where id = $1`, [own.id]);
    await expect(change).rejects.toThrow('a handover stays as it was');
    await step(own.id, 'accept', 'wang');
    for (const statement of [`update handover set reason = 'x' where id = $1`, 'delete from handover where id = $1'])
      await expect(api.database.pool.query(statement, [own.id])).rejects.toThrow();
  });

  it('takes down a report of each party on the checklist of the family, with photos of this piece alone', async () => {
    const [code, other] = [await newPiece(), await newPiece()];
    const photo = await attachImage(api, as('li') ?? '', code);
    const items = [
      { code: 'mast', result: 'defect', remark: '桅杆有裂纹' },
      { code: 'engine', result: 'ok' },
    ];
    const { id, conditionReport } = await offered(code, {
      conditionReport: { runningHours: 12.5, items, photos: [photo], remark: '油箱半满' },
    });
    const looked = conditionReport.items.filter(({ result }: Json) => result !== 'not_checked');
    expect(looked.map((item: Json) => [item.code, item.result, item.remark, item.label.zh])).toEqual([
      ['engine', 'ok', undefined, '发动机启动与运转'],
      ['mast', 'defect', '桅杆有裂纹', '桅杆、钻塔与动力头'],
    ]);
    expect(conditionReport.photos).toEqual([
      { id: photo, name: expect.any(String), sha256: expect.stringMatching(/^[0-9a-f]{64}$/) },
    ]);
    const wrong = async (report: object) =>
      (await step(id, 'accept', 'wang', { conditionReport: report })).body.errors?.map(({ pointer }: Json) => pointer);
    expect(await wrong({ items: [{ code: 'wings', result: 'ok' }] })).toEqual(['/conditionReport/items/0/code']);
    expect(await wrong({ photos: [await attachImage(api, as('li') ?? '', other)] })).toEqual([
      '/conditionReport/photos/0',
    ]);
    const theirs = await attachImage(api, as('wang') ?? '', code);
    const { body } = await step(id, 'accept', 'wang', { conditionReport: { photos: [theirs] } });
    expect(body.conditionReport).toEqual(conditionReport);
    expect(body.acceptance.conditionReport.photos.map((one: Json) => one.id)).toEqual([theirs]);
    for (const who of ['look', 'li'])
      for (const path of [photo, theirs, `${photo}/thumbnail`])
        expect((await api.call('GET', `${HANDOVERS}/${id}/photos/${path}`, { token: as(who) })).status).toBe(200);
    expect((await api.call('GET', `${HANDOVERS}/${id}/photos/${randomUUID()}`, { token: as('li') })).status).toBe(404);
    const remove = await api.call('DELETE', `/api/v1/equipment/${code}/attachments/${photo}`, { token: as('wang') });
    expect(remove.body.code).toBe('in-use');
  });

  it('asks for the checklist of the family as it stands, and keeps it as it stood', async () => {
    const code = await newPiece({ family: 'vehicle' });
    const form = async () =>
      (await api.call('GET', `/api/v1/equipment/${code}/handover-form`, { token: as('li') })).body;
    const { id, conditionReport } = await offered(code);
    expect(await form()).toMatchObject({ openHandover: id, custodian: { code: 'north', name: '北方' } });
    expect(conditionReport.items.map(({ code: item }: Json) => item)).toEqual(
      (await form()).checklist.map(({ code: item }: Json) => item),
    );
    const winch = { code: 'winch', label: { zh: '绞盘', en: 'Winch' } };
    const change = (checklist: object[]) =>
      api.call('PATCH', '/api/v1/families/vehicle', { token: parties.admin, body: { checklist } });
    expect((await change([winch, winch])).body.code).toBe('validation-failed');
    expect((await change([winch])).status).toBe(200);
    expect((await form()).checklist).toEqual([winch]);
    const { body } = await step(id, 'accept', 'wang', {
      conditionReport: { items: [{ code: 'winch', result: 'ok' }] },
    });
    expect(body.conditionReport).toEqual(conditionReport);
    expect(body.acceptance.conditionReport.items).toEqual([{ ...winch, result: 'ok' }]);
  });

  it('lets the receiver look at the piece, its photos and its machine while it stands, and not longer', async () => {
    const code = await newPiece();
    const photo = await attachImage(api, as('li') ?? '', code);
    const statuses = async () => {
      const paths = ['', '/state', '/attachments', `/attachments/${photo}`, '/handover-form', '/timeline'];
      return Promise.all(
        paths.map(
          async (path) => (await api.call('GET', `/api/v1/equipment/${code}${path}`, { token: as('look') })).status,
        ),
      );
    };
    expect(new Set(await statuses())).toEqual(new Set([404]));
    const { id } = await offered(code);
    expect(new Set(await statuses())).toEqual(new Set([200]));
    const change = { token: as('wang'), body: { text: 'x', kind: 'message' } };
    expect((await api.call('POST', `/api/v1/equipment/${code}/commands`, change)).status).toBe(404);
    await step(id, 'withdraw', 'li');
    expect(new Set(await statuses())).toEqual(new Set([404]));
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
