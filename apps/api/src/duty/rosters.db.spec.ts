import { afterAll, beforeAll, expect, it } from '@jest/globals';

import { addPerson } from '../../../../test/support/calendar.ts';
import { describeOnPostgres } from '../../../../test/support/database.ts';
import type { Json } from '../../../../test/support/json.ts';
import { RunningApi } from '../../../../test/support/running-api.ts';
import { makeTwoUnits, type TwoUnits } from '../../../../test/support/two-units.ts';

const hours = (count: number) => new Date(Date.now() + count * 3_600_000).toISOString();
const ZHANG = { function: 'on_duty', name: '张敏', telephone: '139 0000 0001' };
const LI = { function: 'leader', name: '李主任', telephone: '139 0000 0002' };

describeOnPostgres('a duty roster', (open) => {
  let api: RunningApi;
  let units: TwoUnits;
  let duty: string;

  beforeAll(async () => {
    api = await RunningApi.start(await open());
    units = await makeTwoUnits(api);
    duty = units.tokens.get('duty_officer')!;
    await set('north', { telephone: '0351-600 1234', answerMinutes: 5, channels: ['sms'] });
  });

  afterAll(() => api.close());

  const set = (code: string, body: object, token = duty, headers = {}) =>
    api.call('PUT', `/api/v1/duty-rosters/${code}`, { token, body, headers });
  const add = (body: object, token = duty) => api.call('POST', '/api/v1/duty-shifts', { token, body });
  const listed = async (token: string, query = '') =>
    (await api.call('GET', `/api/v1/duty-shifts${query}`, { token })).body.items;

  it('says who is on duty now, who leads, and how the room is reached', async () => {
    const { status, body } = await add({ from: hours(-1), to: hours(8), members: [ZHANG, LI] });
    expect(status).toBe(201);
    const read = await api.call('GET', '/api/v1/duty-rosters/north', { token: duty });
    expect(read.body).toMatchObject({ telephone: '0351-600 1234', answerMinutes: 5, channels: ['sms'], now: body });
    expect(read.body.now.members).toEqual([
      { ...ZHANG, person: null },
      { ...LI, person: null },
    ]);
  });

  it('shows private numbers to those who call, and to nobody else', async () => {
    const numbers = async (token: string | undefined) => {
      const { body } = await api.call('GET', '/api/v1/duty-rosters/north', { token });
      return body.now.members.map((member: Json) => member.telephone);
    };
    for (const role of ['duty_officer', 'dispatcher', 'administrator'] as const)
      expect([role, await numbers(units.tokens.get(role))]).toEqual([role, [ZHANG.telephone, LI.telephone]]);
    for (const role of ['viewer', 'custodian', 'maintainer', 'auditor'] as const)
      expect([role, await numbers(units.tokens.get(role))]).toEqual([role, [null, null]]);
    expect(await numbers(units.admin)).toEqual([ZHANG.telephone, LI.telephone]);
    const { rows } = await api.database.pool.query('select changes::text from audit_entry where subject_kind like $1', [
      'duty%',
    ]);
    expect(JSON.stringify(rows)).not.toContain('139 0000');
  });

  it('shows those below whom they report to, with the number of the room and no private one', async () => {
    await set('center', { telephone: '010-6446 3600' }, units.admin);
    await add({ organisation: 'center', from: hours(-1), to: hours(8), members: [ZHANG] }, units.admin);
    const { body } = await api.call('GET', '/api/v1/duty-rosters', { token: duty });
    const center = body.items.find((roster: Json) => roster.organisation === 'center');
    expect([center.telephone, center.now.members[0].name, center.now.members[0].telephone]).toEqual([
      '010-6446 3600',
      '张敏',
      null,
    ]);
    const found = await api.call('GET', `/api/v1/duty-rosters?q=${encodeURIComponent('北')}`, { token: duty });
    expect(found.body.items.map(({ organisation }: Json) => organisation)).toEqual(['north']);
    const south = await addPerson(api, units.admin, { username: 's', organisation: 'south', roles: ['duty_officer'] });
    const seen = (await api.call('GET', '/api/v1/duty-rosters', { token: south })).body.items;
    expect(seen.map(({ organisation }: Json) => organisation)).toEqual(['center']);
    expect((await api.call('GET', '/api/v1/duty-rosters/north', { token: south })).status).toBe(404);
    expect(await listed(south, '?organisation=north')).toEqual([]);
  });

  it('has one shift at a time: back to back is none too many, a millisecond over it is', async () => {
    const [from, to] = [hours(24), hours(36)];
    expect((await add({ from, to, members: [ZHANG] })).status).toBe(201);
    expect((await add({ from: to, to: hours(48), members: [ZHANG] })).status).toBe(201);
    const overlap = new Date(Date.parse(from) + 1).toISOString();
    expect((await add({ from: hours(12), to: overlap, members: [ZHANG] })).body.code).toBe('already-exists');
    const both = await Promise.all([1, 2].map(() => add({ from: hours(100), to: hours(110), members: [ZHANG] })));
    expect(both.map(({ status }) => status).sort()).toEqual([201, 409]);
    const shifts = await listed(duty, `?from=${hours(20)}&to=${hours(50)}`);
    expect(shifts.map((shift: Json) => shift.from)).toEqual([from, to]);
  });

  it.each([
    ['an end before its beginning', { from: hours(300), to: hours(299) }, '/to'],
    ['one that is over', { from: hours(-20), to: hours(-10) }, '/to'],
    ['more than a week', { from: hours(300), to: hours(469) }, '/to'],
    ['a century away', { from: '2126-01-01T00:00:00Z', to: '2126-01-01T08:00:00Z' }, '/from'],
    ['a time without its zone', { from: '2030-01-01T00:00:00', to: '2030-01-01T08:00:00Z' }, '/from'],
  ])('refuses %s', async (_, period, pointer) => {
    const { status, body } = await add({ ...period, members: [ZHANG] });
    expect([status, body.errors?.[0]?.pointer]).toEqual([400, pointer]);
  });

  it('shows what lies at the end of all times, which is nothing', async () => {
    for (const from of ['9999-12-31T23:59:59Z', '9999-12-31T23:59:59.998Z'])
      expect(await listed(duty, `?from=${from}`)).toEqual([]);
  });

  it.each([
    ['nobody on duty', [LI]],
    ['two who lead', [ZHANG, LI, LI]],
    ['somebody without a name', [{ function: 'on_duty', telephone: '139 0000 0001' }]],
    ['a number that is none', [{ ...ZHANG, telephone: 'x' }]],
    ['an account of elsewhere', [{ ...ZHANG, person: '019b0000-0000-7000-8000-000000000000' }]],
  ])('refuses %s', async (_, members) => {
    expect((await add({ from: hours(300), to: hours(301), members })).body.code).toBe('validation-failed');
  });

  it('is changed by who saw what it is, until a shift is over', async () => {
    const { body, headers } = await add({ from: hours(200), to: hours(208), members: [ZHANG] });
    const path = `/api/v1/duty-shifts/${body.id}`;
    const change = { token: duty, body: { members: [{ ...ZHANG, name: '王强' }] } };
    const etag = { 'if-match': headers.get('etag')! };
    const changed = await api.call('PATCH', path, { ...change, headers: etag });
    expect([changed.status, changed.body.members[0].name]).toEqual([200, '王强']);
    expect((await api.call('PATCH', path, { ...change, headers: etag })).body.code).toBe('version-mismatch');
    expect((await api.call('DELETE', path, { token: duty })).status).toBe(204);
    const [running] = await listed(duty);
    const removal = await api.call('DELETE', `/api/v1/duty-shifts/${running.id}`, { token: duty });
    expect([removal.status, removal.body.code]).toEqual([409, 'in-use']);
  });

  it('is made by one of those who make it at the same moment, and the others are told', async () => {
    const none = { 'if-match': '"0"' };
    const makings = [1, 2, 3, 4, 5, 6].map((answerMinutes) =>
      set('north-team', { telephone: null, answerMinutes, channels: ['sms'] }, duty, none),
    );
    const statuses = (await Promise.all(makings)).map(({ status }) => status);
    expect(statuses.toSorted((one, other) => one - other)).toEqual([200, 412, 412, 412, 412, 412]);
  });
});
