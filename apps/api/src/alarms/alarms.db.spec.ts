import { afterAll, afterEach, beforeAll, expect, it } from '@jest/globals';

import { meterChange } from '#custody/hours/tables';
import { applyBatch } from '#custody/state/apply-batch';
import type { StateBatch } from '#custody/state/state-batch';
import { NO_ALARM_CHANGES, type AlarmChanges, type RaisedAlarm } from '#telemetry/conditions/alarm-changes';

import { describeOnPostgres } from '../../../../test/support/database.ts';
import { EventStream } from '../../../../test/support/event-stream.ts';
import type { Json } from '../../../../test/support/json.ts';
import { RunningApi } from '../../../../test/support/running-api.ts';
import { makeTwoUnits, type TwoUnits } from '../../../../test/support/two-units.ts';

const NOON = Date.UTC(2026, 5, 1, 12);

describeOnPostgres('alarms', (open) => {
  let api: RunningApi;
  let units: TwoUnits;
  let position = 0;
  let rules = 0;
  const streams: EventStream[] = [];

  beforeAll(async () => {
    api = await RunningApi.start(await open());
    units = await makeTwoUnits(api);
  });
  afterEach(() => {
    for (const stream of streams.splice(0)) stream.close();
  });
  afterAll(() => api.close());

  const officer = () => units.tokens.get('duty_officer') ?? '';
  const apply = (parts: Partial<StateBatch>) => {
    const nothing = { presences: [], disconnected: [], metrics: [], events: [], quarantined: [], replies: [] };
    return applyBatch(api.database.db, { gateway: 'test', position: ++position, ...nothing, ...parts });
  };
  const change = (changes: Partial<AlarmChanges>) => apply({ alarms: { ...NO_ALARM_CHANGES, ...changes } });
  const makeAlarm = (more: Partial<RaisedAlarm> = {}): RaisedAlarm => ({
    ...{ assetCode: 'N-1', rule: `rule-${++rules}`, code: '', severity: 'major', metric: 'engineSpeed' },
    ...{ operator: '>', threshold: 2_000, value: 2_100, message: null },
    ...{ raisedAt: NOON, receivedAt: NOON, clearedAt: undefined },
    ...more,
  });
  const listed = async (rule: string) => {
    const { body } = await api.call('GET', '/api/v1/alarms?limit=1000', { token: officer() });
    return body.items.filter((item: Json) => item.rule === rule);
  };
  const acknowledge = (id: string, body: object = {}) =>
    api.call('POST', `/api/v1/alarms/${id}/acknowledge`, { token: officer(), body });
  const follow = async (lastEventId?: string) => {
    const stream = await EventStream.open(`${api.address}/api/v1/stream`, officer(), lastEventId);
    streams.push(stream);
    return stream;
  };
  const nextOf = async (stream: EventStream, kind: string) => {
    for (;;) {
      const event = await stream.next();
      if (event.event === kind) return event;
    }
  };

  it('are one alarm, however often they are raised', async () => {
    const alarm = makeAlarm();
    await change({ raised: [alarm] });
    await change({ raised: [makeAlarm({ rule: alarm.rule, raisedAt: NOON + 1 })] });
    expect(await listed(alarm.rule)).toMatchObject([{ active: true, value: 2_100, unit: '/min', acknowledged: false }]);
  });

  it('stay acknowledged when they are cleared, by whom and when it was said first', async () => {
    const alarm = makeAlarm();
    await change({ raised: [alarm] });
    const [{ id }] = await listed(alarm.rule);
    const first = await acknowledge(id, { remark: '已查看' });
    expect(first.body).toMatchObject({ acknowledged: true, active: true, remark: '已查看' });
    await change({ cleared: [{ ...alarm, clearedAt: NOON + 5 }] });
    const second = await acknowledge(id, { remark: 'again' });
    expect(second.body).toEqual({ ...first.body, active: false, clearedAt: new Date(NOON + 5).toISOString() });
  });

  it('can be acknowledged after they were cleared', async () => {
    const alarm = makeAlarm({ clearedAt: NOON + 1 });
    await change({ raised: [alarm] });
    const [{ id }] = await listed(alarm.rule);
    expect((await acknowledge(id)).body).toMatchObject({ active: false, acknowledged: true });
  });

  it('that late readings correct tell nobody', async () => {
    const alarm = makeAlarm({ clearedAt: NOON + 100 });
    await change({ raised: [alarm] });
    const stream = await follow();
    await stream.next();
    const interval = { raisedAt: NOON - 50, clearedAt: NOON + 90 };
    await change({ corrected: [{ ...alarm, wasRaisedAt: NOON, ...interval }] });
    expect(await listed(alarm.rule)).toMatchObject([{ raisedAt: new Date(NOON - 50).toISOString() }]);
    expect(await stream.nextWithin(500)).toBeUndefined();
  });

  it('of a fault are not raised when its clearing was stored before', async () => {
    const fault = { code: 'SPN-7', severity: 'major' as const, assetCode: 'N-1', receivedAt: NOON };
    await apply({ events: [{ ...fault, state: 'cleared', time: NOON + 10 }] });
    await change({ raised: [makeAlarm({ rule: 'device', code: 'SPN-7', metric: null, operator: null })] });
    expect((await listed('device')).filter(({ code }: Json) => code === 'SPN-7')).toEqual([]);
  });

  it('are counted on the map and in the list by their highest severity, and named in the state', async () => {
    const raised = [
      makeAlarm({ assetCode: 'S-2', severity: 'minor' }),
      makeAlarm({ assetCode: 'S-2', severity: 'critical' }),
    ];
    await change({ raised });
    const expected = { count: 2, unacknowledged: 2, severity: 'critical' };
    const map = await api.call('GET', '/api/v1/map', { token: officer() });
    expect(map.body.features.find(({ id }: Json) => id === 'S-2').properties.openAlarms).toEqual(expected);
    const list = await api.call('GET', '/api/v1/equipment?q=S-2', { token: officer() });
    expect(list.body.items[0].openAlarms).toEqual(expected);
    const state = await api.call('GET', '/api/v1/equipment/S-2/state', { token: officer() });
    expect(state.body.alarms.map(({ rule }: Json) => rule).sort()).toEqual(raised.map(({ rule }) => rule).sort());
  });

  const read = async (path: string, token = officer()) =>
    (await api.call('GET', `/api/v1/alarms${path}`, { token })).body;
  const rulesOf = (body: Json): string[] => body.items.map(({ rule }: Json) => rule);

  it('are listed the worst first, page by page, and counted whatever the page', async () => {
    const severities = ['minor', 'critical', 'warning', 'critical', 'major'] as const;
    const raisedAt = (index: number) => NOON + (index === 3 ? 0 : index * 1_000);
    const raised = severities.map((severity, index) =>
      makeAlarm({ severity, metric: 'pitchAngle', raisedAt: raisedAt(index) }),
    );
    for (const alarm of raised) await change({ raised: [alarm] });
    const seen: string[] = [];
    for (let cursor = ''; ;) {
      const page = await read(`?metric=pitchAngle&sort=worst&limit=2${cursor}`);
      seen.push(...rulesOf(page));
      if (page.nextCursor === null) break;
      cursor = `&cursor=${page.nextCursor}`;
    }
    // Of the two critical ones the first is the newer by its own time, though it came earlier.
    expect(seen).toEqual([1, 3, 4, 0, 2].map((index) => raised[index]?.rule));
    expect(await read('/count?metric=pitchAngle')).toEqual({ count: 5, unacknowledged: 5 });
    expect(await read('/count?metric=pitchAngle&severity=critical')).toEqual({ count: 2, unacknowledged: 2 });
  });

  it('that nobody has acknowledged come before the others of their severity', async () => {
    const raised = [0, 1, 2].map((index) =>
      makeAlarm({ severity: 'major', metric: 'boomAngle', raisedAt: NOON + index * 1_000 }),
    );
    await change({ raised });
    const [newest] = (await read('?metric=boomAngle&sort=worst')).items;
    await acknowledge(newest.id);
    const first = await read('?metric=boomAngle&sort=worst&limit=1');
    const rest = await read(`?metric=boomAngle&sort=worst&cursor=${first.nextCursor}`);
    expect([...rulesOf(first), ...rulesOf(rest)]).toEqual([1, 0, 2].map((index) => raised[index]?.rule));
  });

  it('are found by family, by a part of the name, and by the time in which they stood', async () => {
    const [cleared, standing] = [
      makeAlarm({ assetCode: 'S-2', metric: 'rollAngle', clearedAt: NOON + 10_000 }),
      makeAlarm({ metric: 'rollAngle', raisedAt: NOON + 20_000 }),
    ];
    await change({ raised: [cleared, standing] });
    const found = async (filter: string) => rulesOf(await read(`?metric=rollAngle&${filter}`));
    const at = (offset: number) => new Date(NOON + offset).toISOString();
    expect(await found('family=drill')).toEqual([standing.rule]);
    expect(await found(`q=${encodeURIComponent('南二')}`)).toEqual([cleared.rule]);
    expect(await found('q=n-')).toEqual([standing.rule]);
    expect(await found(`from=${at(5_000)}&to=${at(15_000)}`)).toEqual([cleared.rule]);
    expect(await found(`from=${at(15_000)}`)).toEqual([standing.rule]);
    expect((await read('?metric=rollAngle&family=pump')).items[0].piece).toEqual({ name: '南二', family: 'pump' });
  });

  it('are counted per piece for whoever reaches it, and for nobody else', async () => {
    await change({ raised: [makeAlarm({ assetCode: 'S-1', severity: 'minor' }), makeAlarm({ assetCode: 'N-1' })] });
    const codes = async (token: string) => (await read('/open', token)).items.map(({ assetCode }: Json) => assetCode);
    expect(await codes(units.admin)).toEqual(expect.arrayContaining(['N-1', 'S-1']));
    expect(await codes(officer())).toContain('N-1');
    expect(await codes(officer())).not.toContain('S-1');
  });

  it('of all pieces are told on the stream of one piece when that is asked for', async () => {
    const token = officer();
    const stream = await EventStream.open(`${api.address}/api/v1/stream?assetCode=N-1&events=all`, token);
    streams.push(stream);
    await stream.next();
    const alarm = makeAlarm({ assetCode: 'S-2' });
    await change({ raised: [alarm] });
    expect((await nextOf(stream, 'alarm')).data).toMatchObject({ alarm: { rule: alarm.rule, assetCode: 'S-2' } });
  });

  it('of a piece come from its own rule, else from that of its family', async () => {
    const token = units.tokens.get('maintainer') ?? '';
    const create = async (body: object) => {
      const rule = { metric: 'engineSpeed', operator: '>', threshold: 1_000, severity: 'minor', ...body };
      return (await api.call('POST', '/api/v1/rules', { token, body: rule })).body.id;
    };
    const ofPiece = async () => {
      const { body } = await api.call('GET', '/api/v1/equipment/N-1/rules', { token });
      return body.items.map(({ id }: Json) => id);
    };
    const family = await create({ family: 'drill' });
    const other = await create({ family: 'drill', operator: '<', threshold: 10 });
    await create({ family: 'pump' });
    expect(await ofPiece()).toEqual([family, other]);
    const own = await create({ assetCode: 'N-1', threshold: 900 });
    expect(await ofPiece()).toEqual([other, own]);
  });

  it('are told in order, and again to who comes back from before them', async () => {
    const stream = await follow();
    const { id: place } = await stream.next();
    const alarm = makeAlarm();
    await change({ raised: [alarm] });
    const raised = await nextOf(stream, 'alarm');
    expect(raised.data).toMatchObject({ change: 'raised', alarm: { rule: alarm.rule } });
    stream.close();
    await change({ cleared: [{ ...alarm, clearedAt: NOON + 5 }] });
    await change({ raised: [makeAlarm({ assetCode: 'S-1' })] });

    const back = await follow(raised.id);
    expect((await nextOf(back, 'alarm')).data).toMatchObject({ change: 'cleared', alarm: { rule: alarm.rule } });
    expect(await back.nextWithin(500)).toBeUndefined();
    const earlier = await follow(place);
    expect((await nextOf(earlier, 'alarm')).id).toBe(raised.id);
  });

  it.each(['999999999', 'no number', '-1'])('are loaded anew by who comes back with %j', async (lastEventId) => {
    const stream = await follow(lastEventId);
    expect((await stream.next()).event).toBe('reset');
    expect((await stream.next()).event).toBe('state');
  });

  it('are loaded anew by who comes back from before what is kept', async () => {
    await change({ raised: [makeAlarm()] });
    await api.database.pool.query('delete from stream_event where number < (select max(number) from stream_event)');
    expect((await (await follow('1')).next()).event).toBe('reset');
  });

  it('of rules that could never be judged are refused with the field that is wrong', async () => {
    const token = units.tokens.get('maintainer') ?? '';
    const create = async (body: object) => {
      const reply = await api.call('POST', '/api/v1/rules', { token, body });
      return [reply.status, reply.body.errors?.[0]?.pointer];
    };
    const rule = { family: 'pump', metric: 'flowRate', operator: '>', threshold: 1, severity: 'major' };
    expect(await create(rule)).toEqual([201, undefined]);
    expect(await create({ ...rule, metric: 'noSuchThing' })).toEqual([400, '/metric']);
    expect(await create({ ...rule, metric: 'operatingState' })).toEqual([400, '/metric']);
    expect(await create({ ...rule, threshold: undefined })).toEqual([400, '/threshold']);
    expect(await create({ ...rule, operator: 'frozen' })).toEqual([400, '/forSeconds']);
    expect(await create({ ...rule, assetCode: 'N-1' })).toEqual([400, '/family']);
    expect(await create({ ...rule, family: 'submarine' })).toEqual([400, '/family']);
  });

  it('of a family’s rule from above are not the unit’s to change, though it sees the rule', async () => {
    const body = { family: 'pump', operator: 'silent', severity: 'minor' };
    const { id } = (await api.call('POST', '/api/v1/rules', { token: units.admin, body })).body;
    const token = units.tokens.get('maintainer') ?? '';
    const list = await api.call('GET', '/api/v1/rules?limit=1000', { token });
    expect(list.body.items.map((rule: Json) => rule.id)).toContain(id);
    const { status } = await api.call('PATCH', `/api/v1/rules/${id}`, { token, body: { severity: 'major' } });
    expect(status).toBe(403);
  });

  it('come with running hours in the state, and a changed meter is written down', async () => {
    const hours = [
      { assetCode: 'N-1', totalHours: 1_201.456, meter: { hours: 4, time: NOON }, last: null, gaps: [], open: null },
    ];
    const replaced = { assetCode: 'N-1', time: NOON, readingBefore: 1_200, readingAfter: 3, totalHours: 1_200 };
    await apply({ hours: { hours, meterChanges: [replaced], stretches: [] } });
    const state = await api.call('GET', '/api/v1/equipment/N-1/state', { token: officer() });
    expect(state.body.runningHours).toBe(1_201.46);
    expect(await api.database.db.select().from(meterChange)).toMatchObject([{ readingBefore: 1_200, readingAfter: 3 }]);
  });
});
