import { afterAll, beforeAll, expect, it } from '@jest/globals';

import { addNotice } from '../../../../test/support/add-claim.ts';
import { addPerson } from '../../../../test/support/calendar.ts';
import { describeOnPostgres } from '../../../../test/support/database.ts';
import type { Json } from '../../../../test/support/json.ts';
import { RunningApi } from '../../../../test/support/running-api.ts';
import { makeTwoUnits, PASSWORD, type TwoUnits } from '../../../../test/support/two-units.ts';

const hours = (count: number) => new Date(Date.now() + count * 3_600_000).toISOString();
let pass = 0;

describeOnPostgres('the handover of a shift', (open) => {
  let api: RunningApi;
  let units: TwoUnits;
  const tokens: Record<string, string> = {};
  const ids: Record<string, string> = {};

  beforeAll(async () => {
    api = await RunningApi.start(await open());
    units = await makeTwoUnits(api);
    for (const name of ['zhang', 'wang', 'zhao', 'superior']) {
      const organisation = name === 'superior' ? 'center' : 'north';
      tokens[name] = await addPerson(api, units.admin, { username: name, organisation, roles: ['duty_officer'] });
      ids[name] = (await api.call('GET', '/api/v1/me', { token: tokens[name] })).body.id;
    }
    await api.call('PUT', '/api/v1/duty-rosters/north', { token: tokens['zhang'], body: {} });
  });

  afterAll(() => api.close());

  const member = (name: string) => ({ function: 'on_duty', person: ids[name], telephone: '139 0000 0001' });
  const addShift = async (from: number, members: object[]): Promise<string> => {
    const body = { from: hours(from), to: hours(from + 1), members };
    const reply = await api.call('POST', '/api/v1/duty-shifts', { token: tokens['zhang'], body });
    expect([reply.status, reply.body.code]).toEqual([201, undefined]);
    return reply.body.id;
  };
  /** That of zhang, which lasts, and that of wang after it; on a clean roster. */
  const twoShifts = async () => {
    await api.database.pool.query('alter table shift_handover disable trigger user');
    await api.database.pool.query('delete from shift_handover');
    await api.database.pool.query('alter table shift_handover enable trigger user');
    await api.database.pool.query('delete from duty_shift');
    return [await addShift(-0.5, [member('zhang')]), await addShift(0.5, [member('wang')])] as const;
  };
  const call = (method: string, id: string, who: string, { to = '', body, headers = {} }: Json = {}) =>
    api.call(method, `/api/v1/duty-shifts/${id}/handover${to}`, { token: tokens[who], body, headers });
  const give = (id: string, who = 'zhang', body: object = { remark: '无异常' }) => call('POST', id, who, { body });
  const take = (id: string, who = 'wang', body: object = {}) => call('POST', id, who, { to: '/accept', body });

  it('is signed by who goes and by who comes, with what is open, and stands in the ledger', async () => {
    const [id, next] = await twoShifts();
    const notice = await addNotice(api, 'north-team');
    const before = (await call('GET', id, 'zhang')).body;
    expect(before).toMatchObject({ state: 'open', nextShift: { id: next }, given: null, maySign: true });
    expect(before.openMatters.notices.items).toContainEqual(expect.objectContaining({ id: notice }));
    const given = await give(id, 'zhang', { remark: '一条通知未应答', signature: '张敏', password: PASSWORD });
    expect(given.body).toMatchObject({
      state: 'given',
      given: { person: { name: 'zhang' }, confirmed: true, typed: '张敏', remark: '一条通知未应答' },
      taken: null,
      maySign: false,
    });
    await addNotice(api, 'north');
    const taken = await take(id);
    expect(taken.body).toMatchObject({
      state: 'taken',
      openMatters: given.body.openMatters,
      taken: { person: { name: 'wang' }, confirmed: false },
    });
    const { rows } = await api.database.pool.query(
      `select number::int, content::json ->> 'act' as act from ledger_entry where chain = 'organisation/north'
       and content::json -> 'body' ->> 'shift' = $1 order by number`,
      [id],
    );
    expect(rows).toEqual([
      { number: given.body.given.ledgerNumber, act: 'hand-over-shift' },
      { number: taken.body.taken.ledgerNumber, act: 'take-over-shift' },
    ]);
  });

  it('is signed by nobody else: not of another shift, not from above, not both by one', async () => {
    const [id, next] = await twoShifts();
    for (const who of ['wang', 'zhao', 'superior']) expect((await give(id, who)).body.code).toBe('forbidden');
    expect((await take(id)).body.code).toBe('illegal-transition');
    await give(id);
    for (const who of ['zhao', 'superior', 'zhang']) expect((await take(id, who)).body.code).toBe('forbidden');
    const both = { members: [member('wang'), member('zhang')] };
    const path = `/api/v1/duty-shifts/${next}`;
    expect((await api.call('PATCH', path, { token: tokens['zhang'], body: both })).status).toBe(200);
    const again = await take(id, 'zhang');
    expect([again.body.code, again.body.detail]).toEqual(['forbidden', expect.stringContaining('somebody else signs')]);
    expect((await take(id)).status).toBe(200);
  });

  it('is done once, also by two at the same moment', async () => {
    const [id] = await twoShifts();
    const gave = await Promise.all([give(id), give(id)]);
    expect(gave.map(({ status }) => status).sort()).toEqual([200, 409]);
    const took = await Promise.all([take(id), take(id)]);
    expect(took.map(({ status }) => status).sort()).toEqual([200, 409]);
  });

  it('waits for a shift that begins, and for one that follows', async () => {
    const [, next] = await twoShifts();
    const early = await give(next, 'wang');
    expect([early.body.code, early.body.detail]).toEqual(['illegal-transition', 'the shift has not begun']);
    await api.database.pool.query('delete from duty_shift where id = $1', [next]);
    const [{ id }] = (await api.call('GET', '/api/v1/duty-shifts', { token: tokens['zhang'] })).body.items;
    expect((await give(id)).body.detail).toContain('no shift follows');
  });

  it('leaves the shifts as they were signed, and the database refuses another word', async () => {
    const [id, next] = await twoShifts();
    await give(id);
    const change = { token: tokens['zhang'], body: { members: [member('zhao')] } };
    expect((await api.call('PATCH', `/api/v1/duty-shifts/${id}`, change)).body.code).toBe('in-use');
    expect((await api.call('DELETE', `/api/v1/duty-shifts/${next}`, { token: tokens['zhang'] })).body.code).toBe(
      'in-use',
    );
    const write = (statement: string) => api.database.pool.query(statement, [id]);
    await expect(write(`update shift_handover set given_remark = '另一句' where shift = $1`)).rejects.toThrow('signed');
    await take(id);
    await expect(write(`update shift_handover set taken_remark = 'x' where shift = $1`)).rejects.toThrow('signed');
    await expect(write('delete from shift_handover where shift = $1')).rejects.toThrow('signed');
  });

  it('in a browser wants the password again, and the right one', async () => {
    const [id] = await twoShifts();
    const signedIn = await api.call('POST', '/api/v1/session', {
      body: { username: 'zhang', password: PASSWORD },
      headers: { origin: api.address },
    });
    const cookie = signedIn.headers.get('set-cookie')?.split(';')[0] ?? '';
    const sign = (body: object) =>
      api.call('POST', `/api/v1/duty-shifts/${id}/handover`, { body, headers: { cookie, origin: api.address } });
    const without = await sign({});
    expect([without.status, without.body.errors[0].pointer]).toEqual([400, '/password']);
    expect((await sign({ password: `wrong ${(pass += 1)}` })).body.code).toBe('invalid-credentials');
    expect((await sign({ password: PASSWORD })).status).toBe(200);
  });
});
