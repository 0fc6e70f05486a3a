import { afterAll, beforeAll, beforeEach, expect, it } from '@jest/globals';

import { addPerson, addPump, hours, reserve } from '../../../../test/support/calendar.ts';
import { lookUntil } from '../../../../test/support/eventually.ts';
import { describeOnPostgres } from '../../../../test/support/database.ts';
import type { Json } from '../../../../test/support/json.ts';
import { isSignedBy, Receiver, type Heard } from '../../../../test/support/receiver.ts';
import { RunningApi } from '../../../../test/support/running-api.ts';
import { makeTwoUnits, type TwoUnits } from '../../../../test/support/two-units.ts';

const PUBLIC_URL = 'https://muster.example';
const SECRET = Buffer.alloc(32, 3);
const MINUTE_MS = 60_000;
const person = (duty: string, name: string, telephone: string) => ({ function: duty, name, telephone });
const ZHANG = person('on_duty', '张敏', '139 0000 0001');
const LI = person('leader', '李主任', '139 0000 0002');
const WANG = person('deputy', '王强', '139 0000 0003');
const CHEN = person('on_duty', '陈红', '139 0000 0009');

describeOnPostgres('reaching people', (open) => {
  let api: RunningApi;
  let units: TwoUnits;
  let port: Receiver;
  let north: string;
  let duty: string;
  let center: string;
  let aheadMs = 0;
  let count = 0;

  beforeAll(async () => {
    port = await Receiver.start();
    api = await RunningApi.start(await open(), {
      noticePort: { url: port.url, secret: SECRET },
      outgoingAllow: ['127.0.0.1'],
      publicUrl: PUBLIC_URL,
      now: () => new Date(Date.now() + aheadMs),
    });
    units = await makeTwoUnits(api);
    north = await addPerson(api, units.admin, { username: 'n', organisation: 'north', roles: ['dispatcher'] });
    center = await addPerson(api, units.admin, {
      username: 'c',
      organisation: 'center',
      roles: ['dispatcher', 'duty_officer'],
    });
    duty = units.tokens.get('duty_officer')!;
    await roster('north', duty, { answerMinutes: 1, channels: ['sms'] }, [ZHANG, LI, WANG]);
    await roster('center', center, { answerMinutes: 1, channels: ['sms', 'voice'] }, [CHEN]);
  });

  beforeEach(() => {
    port.heard.length = 0;
    port.answer = (_, response) => response.writeHead(202).end();
  });

  afterAll(async () => {
    await api.close();
    port.close();
  });

  const roster = async (code: string, token: string, setting: object, members: object[]) => {
    await api.call('PUT', `/api/v1/duty-rosters/${code}`, { token, body: setting });
    const body = { organisation: code, from: hours(-1), to: hours(100), members };
    expect((await api.call('POST', '/api/v1/duty-shifts', { token, body })).status).toBe(201);
  };
  const advance = (ms: number) => {
    aheadMs += ms;
  };
  /** Takes time that north had, and answers the notice of it. */
  const preempt = async (): Promise<Json> => {
    const assetCode = `CP-${(count += 1)}`;
    await addPump(api, units.admin, assetCode, {});
    await reserve(api, north, { assetCode, kind: 'drill', from: hours(24), to: hours(30) });
    const strong = await reserve(api, center, { assetCode, preempt: true, purpose: '汛期备勤' });
    const found = await lookUntil(
      async () => (await api.call('GET', '/api/v1/notices?organisation=north', { token: north })).body.items,
      (items: Json[]) => items.some((item) => item.payload.by?.reservation === strong.id),
    );
    return found.find((item: Json) => item.payload.by?.reservation === strong.id);
  };
  const heard = (many: number) =>
    lookUntil(
      async () => port.heard,
      (all) => all.length >= many,
    );
  const whom = (all: readonly Heard[]) => all.map(({ body }) => [body.data.channel, body.data.to.name]);
  const read = async (id: string, token = north) =>
    (await api.call('GET', '/api/v1/notices?limit=1000', { token })).body.items.find((item: Json) => item.id === id);
  const callsOf = async (id: string) => (await api.call('GET', `/api/v1/notices/${id}/calls`, { token: north })).body;
  const acknowledge = (id: string) => api.call('POST', `/api/v1/notices/${id}/acknowledge`, { token: north, body: {} });

  it('hands over to the port who is to be told what, signed, with an id that stays', async () => {
    const notice = await preempt();
    const [call] = await heard(1);
    expect(isSignedBy(call!, `whsec_${SECRET.toString('base64')}`)).toBe(true);
    expect(call!.body).toMatchObject({
      type: 'notice.call',
      data: {
        id: call!.id,
        channel: 'sms',
        to: { name: '张敏', telephone: '139 0000 0001', function: 'on_duty' },
        organisation: { code: 'north', name: '北方' },
        notice: { id: notice.id, kind: 'claims-displaced', url: `${PUBLIC_URL}/duty/notices/${notice.id}` },
        text: {
          zh: expect.stringMatching(
            new RegExp(
              `^【集结】.*CP-\\d+.*汛期备勤.*请在 \\d\\d:\\d\\d 前登录确认.* ${PUBLIC_URL}/duty/notices/${notice.id}$`,
            ),
          ),
        },
      },
    });
    const [told] = await lookUntil(
      async () => (await callsOf(notice.id)).items,
      ([first]: Json[]) => first?.state === 'delivered',
    );
    expect(told).toMatchObject({ id: call!.id, channel: 'sms', function: 'on_duty', name: '张敏', attempts: 1 });
    expect(JSON.stringify(told)).not.toContain('139');
    const { rows } = await api.database.pool.query('select payload::text, receiver from outbox');
    expect(JSON.stringify(rows)).not.toContain('139 0000');
    await acknowledge(notice.id);
  });

  it('goes along the roster while nobody answers: leader, deputies, the organisation above', async () => {
    const notice = await preempt();
    await heard(1);
    expect(await read(notice.id)).toMatchObject({ called: 'on_duty', escalatesAt: expect.any(String) });
    advance(MINUTE_MS);
    await heard(2);
    advance(MINUTE_MS);
    await heard(3);
    expect(whom(port.heard)).toEqual([
      ['sms', '张敏'],
      ['sms', '李主任'],
      ['sms', '王强'],
    ]);
    advance(MINUTE_MS);
    await heard(5);
    expect(whom(port.heard.slice(3)).sort()).toEqual([
      ['sms', '陈红'],
      ['voice', '陈红'],
    ]);
    expect(await read(notice.id)).toMatchObject({ called: 'parent', escalatesAt: null, acknowledgedAt: null });
    const { body } = await api.call('GET', '/api/v1/notices?organisation=center', { token: center });
    const [above] = body.items;
    expect(above).toMatchObject({
      kind: 'notice-unanswered',
      payload: { notice: notice.id, kind: 'claims-displaced', organisation: 'north', organisationName: '北方' },
    });
    await api.call('POST', `/api/v1/notices/${above.id}/acknowledge`, { token: center, body: {} });
    advance(10 * MINUTE_MS);
    await new Promise((resolve) => setTimeout(resolve, 1_500));
    expect(port.heard.length).toBe(5);
    await acknowledge(notice.id);
  });

  it('calls nobody else once somebody has answered', async () => {
    const notice = await preempt();
    await heard(1);
    await acknowledge(notice.id);
    advance(5 * MINUTE_MS);
    await new Promise((resolve) => setTimeout(resolve, 1_500));
    expect(whom(port.heard)).toEqual([['sms', '张敏']]);
    expect(await read(notice.id)).toMatchObject({
      called: 'on_duty',
      escalatesAt: null,
      answer: { channel: 'page', name: 'n' },
    });
  });

  it('takes an answer that the duty officer above heard by telephone: who, which number, when', async () => {
    const notice = await preempt();
    await heard(1);
    const said = { notice: notice.id, name: '张敏', telephone: '0351-600 1234', remark: '已知悉' };
    const record = (body: object, token = center) => api.call('POST', '/api/v1/acknowledgements', { token, body });
    expect((await record({ ...said, at: '2020-01-01T00:00:00Z' })).body.errors[0].pointer).toBe('/at');
    expect((await record({ ...said, at: '2999-01-01T00:00:00Z' })).body.errors[0].pointer).toBe('/at');
    expect((await record(said, north)).body.code).toBe('forbidden');
    const { status, body } = await record(said);
    expect(status).toBe(201);
    expect(body).toMatchObject({ ...said, organisation: 'north', channel: 'telephone', recordedBy: { name: 'c' } });
    expect(await read(notice.id)).toMatchObject({
      answer: { channel: 'telephone', name: '张敏' },
      acknowledgedBy: { name: 'c' },
      remark: '已知悉',
    });
    advance(5 * MINUTE_MS);
    await new Promise((resolve) => setTimeout(resolve, 1_500));
    expect(whom(port.heard)).toEqual([['sms', '张敏']]);
    const list = (token?: string) => api.call('GET', `/api/v1/acknowledgements?notice=${notice.id}`, { token });
    expect((await list(duty)).body.items).toMatchObject([{ name: '张敏', telephone: '0351-600 1234' }]);
    expect((await list(units.tokens.get('viewer'))).body.items).toMatchObject([{ name: '张敏', telephone: null }]);
  });

  it('is tried again with the same id while the port fails, and ends when it is taken', async () => {
    let failures = 2;
    port.answer = (_, response) => response.writeHead((failures -= 1) >= 0 ? 503 : 202).end();
    const notice = await preempt();
    await heard(1);
    const advanceUntil = async (many: number, ms: number) => {
      advance(ms);
      await heard(many);
    };
    await advanceUntil(2, 1_000);
    await advanceUntil(3, 2_000);
    expect(new Set(port.heard.map(({ id }) => id)).size).toBe(1);
    const [told] = await lookUntil(
      async () => (await callsOf(notice.id)).items,
      ([first]: Json[]) => first.state === 'delivered',
    );
    expect(told).toMatchObject({ attempts: 3, error: null });
    await acknowledge(notice.id);
  });

  it('is seen as failed when the port has refused it for 72 hours', async () => {
    port.answer = (_, response) => response.writeHead(500).end();
    const notice = await preempt();
    await heard(1);
    await api.database.pool.query(
      `update outbox set created_at = created_at - interval '73 hours', next_try_at = now() where cause = $1`,
      [`notice:${notice.id}`],
    );
    const [told] = await lookUntil(
      async () => (await callsOf(notice.id)).items,
      ([first]: Json[]) => first.state === 'failed',
    );
    expect(told).toMatchObject({ error: 'answered 500', deliveredAt: null });
    await acknowledge(notice.id);
  });

  it('goes up at once where nobody is on duty, and after its time where there is no roster', async () => {
    await api.database.pool.query(`update duty_shift set to_at = now() where organisation = 'north'`);
    const notice = await preempt();
    await heard(2);
    expect(whom(port.heard).sort()).toEqual([
      ['sms', '陈红'],
      ['voice', '陈红'],
    ]);
    expect(await read(notice.id)).toMatchObject({ called: 'parent' });
    await api.database.pool.query(`delete from duty_shift where organisation = 'north'`);
    await api.database.pool.query(`delete from duty_roster where organisation = 'north'`);
    port.heard.length = 0;
    const other = await preempt();
    expect(await read(other.id)).toMatchObject({ called: 'on_duty' });
    advance(15 * MINUTE_MS);
    await heard(2);
    expect(await read(other.id)).toMatchObject({ called: 'parent' });
  });
});
