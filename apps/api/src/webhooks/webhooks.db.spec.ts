import { afterAll, afterEach, beforeAll, beforeEach, expect, it } from '@jest/globals';

import { addAlarm } from '../../../../test/support/add-alarm.ts';
import { addPerson, addPump, hours, reserve } from '../../../../test/support/calendar.ts';
import { lookUntil } from '../../../../test/support/eventually.ts';
import { describeOnPostgres } from '../../../../test/support/database.ts';
import type { Json } from '../../../../test/support/json.ts';
import { isSignedBy, Receiver } from '../../../../test/support/receiver.ts';
import { RunningApi } from '../../../../test/support/running-api.ts';
import { makeTwoUnits, type TwoUnits } from '../../../../test/support/two-units.ts';

const HOOKS = '/api/v1/webhooks';

describeOnPostgres('a webhook', (open) => {
  let api: RunningApi;
  let units: TwoUnits;
  let receiver: Receiver;
  let administrator: string;
  let north: string;
  let aheadMs = 0;
  let count = 0;
  const made: string[] = [];

  beforeAll(async () => {
    api = await RunningApi.start(await open(), {
      outgoingAllow: ['127.0.0.1'],
      now: () => new Date(Date.now() + aheadMs),
    });
    units = await makeTwoUnits(api);
    administrator = units.tokens.get('administrator')!;
    north = await addPerson(api, units.admin, { username: 'n', organisation: 'north', roles: ['dispatcher'] });
  });

  beforeEach(async () => {
    receiver = await Receiver.start();
  });

  afterEach(async () => {
    receiver.close();
    for (const id of made.splice(0)) await api.call('DELETE', `${HOOKS}/${id}`, { token: units.admin });
  });

  afterAll(() => api.close());

  const create = async (events: string[], more: object = {}, token = administrator): Promise<Json> => {
    const { status, body } = await api.call('POST', HOOKS, { token, body: { url: receiver.url, events, ...more } });
    expect([status, body.code]).toEqual([201, undefined]);
    made.push(body.id);
    return body;
  };
  const post = (id: string, what: string) =>
    api.call('POST', `${HOOKS}/${id}/${what}`, { token: administrator, body: {} });
  const deliveries = async (id: string) =>
    (await api.call('GET', `${HOOKS}/${id}/deliveries`, { token: administrator })).body.items;
  const delivery = (id: string, holds: (seen: Json) => boolean): Promise<Json> =>
    lookUntil(
      async () => (await deliveries(id))[0],
      (seen) => seen !== undefined && holds(seen),
    );
  const heard = (many: number) =>
    lookUntil(
      async () => receiver.heard,
      (all) => all.length >= many,
    );
  const settle = () => new Promise((resolve) => setTimeout(resolve, 1_500));
  const acknowledgeAlarm = async (assetCode: string) => {
    const id = await addAlarm(api.database.db, assetCode);
    const path = `/api/v1/alarms/${id}/acknowledge`;
    const { status } = await api.call('POST', path, { token: units.admin, body: {} });
    // Who signs in for the center has no right to: north's duty officer has.
    if (status !== 200) await api.call('POST', path, { token: units.tokens.get('duty_officer'), body: {} });
    return id;
  };

  it('tells what happens to pieces in reach, with the headers and the signature of Standard Webhooks', async () => {
    const hook = await create(['alarm.acknowledged']);
    expect(hook.secret).toMatch(/^whsec_[A-Za-z0-9+/]{43}=$/);
    const alarm = await acknowledgeAlarm('N-1');
    const [told] = await heard(1);
    expect(isSignedBy(told!, hook.secret)).toBe(true);
    expect(Math.abs(Number(told!.headers['webhook-timestamp']) * 1_000 - Date.now())).toBeLessThan(10_000);
    expect(told!.body).toMatchObject({
      type: 'alarm.acknowledged',
      timestamp: expect.stringMatching(/^\d{4}-.*Z$/),
      data: { change: 'acknowledged', alarm: { id: alarm, assetCode: 'N-1' } },
    });
    expect(await delivery(hook.id, ({ state }) => state === 'delivered')).toMatchObject({
      id: told!.id,
      event: 'alarm.acknowledged',
      attempts: 1,
    });
  });

  it('tells nothing of what its organisation does not see, or did not ask for', async () => {
    const south = await addPerson(api, units.admin, {
      username: `s-${(count += 1)}`,
      organisation: 'south',
      roles: ['administrator'],
    });
    await create(['alarm.acknowledged', 'allocation.changed'], {}, south);
    await create(['alarm.raised'], { url: `${receiver.url}/other` });
    await acknowledgeAlarm('N-1');
    await settle();
    expect(receiver.heard).toEqual([]);
  });

  it('tells of claims, and of notices to its organisation and those below it', async () => {
    await create(['allocation.changed', 'notice.created']);
    const assetCode = `WP-${(count += 1)}`;
    await addPump(api, units.admin, assetCode, {});
    const center = await addPerson(api, units.admin, { username: 'c', organisation: 'center', roles: ['dispatcher'] });
    await reserve(api, north, { assetCode, kind: 'drill', from: hours(24), to: hours(30) });
    await reserve(api, center, { assetCode, preempt: true, purpose: '汛期备勤' });
    const all = await heard(4);
    expect(all.map(({ body }) => body.type).sort()).toEqual([
      'allocation.changed',
      'allocation.changed',
      'allocation.changed',
      'notice.created',
    ]);
    const notice = all.find(({ body }) => body.type === 'notice.created')!.body.data;
    expect(notice).toMatchObject({ organisation: 'north', kind: 'claims-displaced', payload: { why: '汛期备勤' } });
  });

  it('hands each signed checkpoint of the ledger to whoever keeps them, once', async () => {
    await create(['ledger.checkpoint']);
    await addPump(api, units.admin, `WP-${(count += 1)}`, {});
    for (let times = 0; times < 2; times += 1) await api.call('GET', '/api/v1/ledger/export', { token: units.admin });
    const [told] = await heard(1);
    await settle();
    const { body } = await api.call('GET', '/api/v1/ledger/checkpoints', { token: units.admin });
    expect(receiver.heard.map(({ body: said }) => [said.type, said.data])).toEqual([
      ['ledger.checkpoint', body.items[0]],
    ]);
    expect(told!.body.data.note).toContain('\n\n— ');
  });

  it('is tried again with the same id and the same body until it is taken', async () => {
    let failures = 3;
    receiver.answer = (_, response) => response.writeHead((failures -= 1) >= 0 ? 500 : 200).end();
    const hook = await create(['alarm.raised']);
    await post(hook.id, 'test');
    for (const many of [1, 2, 3, 4]) {
      await heard(many);
      aheadMs += 2 ** (many - 1) * 1_000;
    }
    expect(new Set(receiver.heard.map(({ id, text }) => `${id} ${text}`)).size).toBe(1);
    expect(await delivery(hook.id, ({ state }) => state === 'delivered')).toMatchObject({ attempts: 4, error: null });
  });

  it('comes again with the same id when the process ended between delivery and note', async () => {
    const hook = await create(['alarm.raised']);
    await post(hook.id, 'test');
    const [first] = await heard(1);
    await delivery(hook.id, ({ state }) => state === 'delivered');
    // As it stands in the database when a process is killed there: in hand, and not noted.
    await api.database.pool.query(
      `update outbox set delivered_at = null, claimed_by = gen_random_uuid(), claimed_until = now() + interval '1 s'
       where receiver = $1`,
      [hook.id],
    );
    const all = await heard(2);
    expect(all.map(({ id }) => id)).toEqual([first!.id, first!.id]);
  });

  it('that is gone is switched off, says so, and is told again once somebody switches it on and asks', async () => {
    receiver.answer = (_, response) => response.writeHead(410).end();
    const hook = await create(['alarm.raised']);
    await post(hook.id, 'test');
    const failed = await delivery(hook.id, ({ state }) => state === 'failed');
    expect(failed.error).toBe('answered 410: it is gone');
    const read = async () => (await api.call('GET', `${HOOKS}/${hook.id}`, { token: administrator })).body;
    expect(await read()).toMatchObject({ enabled: false, goneAt: expect.any(String), failed: 1, waiting: 0 });
    receiver.answer = (_, response) => response.writeHead(200).end();
    const on = { token: administrator, body: { enabled: true } };
    expect((await api.call('PATCH', `${HOOKS}/${hook.id}`, on)).body).toMatchObject({ enabled: true, goneAt: null });
    expect((await post(hook.id, `deliveries/${failed.id}/redeliver`)).status).toBe(200);
    await delivery(hook.id, ({ state }) => state === 'delivered');
    expect(receiver.heard.map(({ id }) => id)).toEqual([failed.id, failed.id]);
  });

  it('waits while it is switched off, and is shown as failed after 72 hours', async () => {
    const hook = await create(['alarm.raised']);
    await api.call('PATCH', `${HOOKS}/${hook.id}`, { token: administrator, body: { enabled: false } });
    await post(hook.id, 'test');
    const waiting = await delivery(hook.id, ({ error }) => error !== null);
    expect(waiting).toMatchObject({ state: 'waiting', error: 'the endpoint is switched off' });
    expect((await post(hook.id, `deliveries/${waiting.id}/redeliver`)).body.code).toBe('illegal-transition');
    await api.database.pool.query(
      `update outbox set created_at = created_at - interval '73 hours', next_try_at = now() where receiver = $1`,
      [hook.id],
    );
    expect(await delivery(hook.id, ({ state }) => state === 'failed')).toMatchObject({ deliveredAt: null });
    expect(receiver.heard).toEqual([]);
  });

  it('that is slow holds up no other', async () => {
    const slow = await create(['alarm.raised']);
    receiver.answer = () => undefined;
    const quick = await Receiver.start();
    const other = await create(['alarm.raised'], { url: quick.url });
    for (let tests = 0; tests < 8; tests += 1) await post(slow.id, 'test');
    await heard(1);
    await post(other.id, 'test');
    const told = await lookUntil(
      async () => quick.heard.length,
      (many) => many > 0,
    );
    quick.close();
    expect(told).toBe(1);
    expect(receiver.heard.length).toBeLessThanOrEqual(4);
  });

  it('signs with the old secret as well for a day after it was changed', async () => {
    const hook = await create(['alarm.raised']);
    const rotated = (await post(hook.id, 'rotate-secret')).body;
    expect(rotated.secret).not.toBe(hook.secret);
    await post(hook.id, 'test');
    await heard(1);
    aheadMs += 24 * 3_600_000 + 1_000;
    administrator = await api.signIn('administrator', 'a first password');
    await post(hook.id, 'test');
    const [one, other] = await heard(2);
    const by = (told: typeof one) => [isSignedBy(told!, hook.secret), isSignedBy(told!, rotated.secret)];
    expect([by(one), by(other)]).toEqual([
      [true, true],
      [false, true],
    ]);
  });

  it('shows its secret once, and keeps it encrypted', async () => {
    const hook = await create(['alarm.raised']);
    const read = await api.call('GET', `${HOOKS}/${hook.id}`, { token: administrator });
    expect(JSON.stringify(read.body)).not.toContain('whsec_');
    const { rows } = await api.database.pool.query('select secret from webhook where id = $1', [hook.id]);
    expect(rows[0].secret.toString('latin1')).not.toContain(hook.secret.slice(6, 20));
    const { rows: trail } = await api.database.pool.query(
      'select changes::text from audit_entry where subject_id = $1',
      [hook.id],
    );
    expect(JSON.stringify(trail)).not.toMatch(/whsec_|\/hook/);
  });

  it.each([
    'http://duty.example/hook',
    'https://user:secret@duty.example/hook',
    'https://10.0.0.1/hook',
    'https://169.254.169.254/latest/meta-data',
    'https://[::1]/hook',
    'https://2130706434/hook',
    'ftp://duty.example/hook',
    'https://duty.example/hook#x',
    'not an address',
  ])('refuses %s', async (url) => {
    const { status, body } = await api.call('POST', HOOKS, {
      token: administrator,
      body: { url, events: ['alarm.raised'] },
    });
    expect([status, body.errors?.[0]?.pointer]).toEqual([400, '/url']);
  });
});
