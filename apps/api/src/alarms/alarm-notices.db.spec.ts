import { afterAll, beforeAll, beforeEach, expect, it } from '@jest/globals';
import { eq } from 'drizzle-orm';

import { tellAlarms } from '#custody/alarms/tell-alarms';
import { alarm } from '#custody/alarms/tables';

import { addAlarm } from '../../../../test/support/add-alarm.ts';
import { addPerson, addPump, hours } from '../../../../test/support/calendar.ts';
import { lookUntil } from '../../../../test/support/eventually.ts';
import { describeOnPostgres } from '../../../../test/support/database.ts';
import type { Json } from '../../../../test/support/json.ts';
import { Receiver } from '../../../../test/support/receiver.ts';
import { RunningApi } from '../../../../test/support/running-api.ts';
import { makeTwoUnits, type TwoUnits } from '../../../../test/support/two-units.ts';

const MINUTE_MS = 60_000;
const ROUND_MS = 1_500;
const CRITICAL = { severity: 'critical', message: '冷却水温过高' } as const;
const MAJOR = { severity: 'major', code: 'E-17' } as const;

describeOnPostgres('who keeps a piece is told of its alarms', (open) => {
  let api: RunningApi;
  let units: TwoUnits;
  let port: Receiver;
  let north: string;
  let aheadMs = 0;
  let count = 0;

  beforeAll(async () => {
    port = await Receiver.start();
    api = await RunningApi.start(await open(), {
      noticePort: { url: port.url, secret: Buffer.alloc(32, 3) },
      outgoingAllow: ['127.0.0.1'],
      now: () => new Date(Date.now() + aheadMs),
    });
    units = await makeTwoUnits(api);
    north = await addPerson(api, units.admin, { username: 'n', organisation: 'north', roles: ['duty_officer'] });
    const setting = { answerMinutes: 1, channels: ['sms'] };
    await api.call('PUT', '/api/v1/duty-rosters/north', { token: north, body: setting });
    const members = [
      { function: 'on_duty', name: '张敏', telephone: '139 0000 0001' },
      { function: 'leader', name: '李主任', telephone: '139 0000 0002' },
    ];
    const body = { organisation: 'north', from: hours(-1), to: hours(100), members };
    expect((await api.call('POST', '/api/v1/duty-shifts', { token: north, body })).status).toBe(201);
  });

  beforeEach(() => {
    port.heard.length = 0;
  });

  afterAll(async () => {
    await api.close();
    port.close();
  });

  const newPiece = async (): Promise<string> => {
    const assetCode = `AN-${(count += 1)}`;
    await addPump(api, units.admin, assetCode, {});
    return assetCode;
  };
  const raise = (assetCode: string, more: object) => addAlarm(api.database.db, assetCode, more);
  const raiseTogether = (pieces: readonly string[], more: object) =>
    api.database.db.transaction(async (tx) => {
      const ids = [];
      for (const piece of pieces) ids.push(await addAlarm(tx, piece, more));
      return ids;
    });
  const clear = (id: string) =>
    api.database.db.update(alarm).set({ active: false, clearedAt: new Date() }).where(eq(alarm.id, id));
  const acknowledge = (id: string, token = north) =>
    api.call('POST', `/api/v1/alarms/${id}/acknowledge`, { token, body: {} });
  const noticesOf = async (assetCode: string, token = north): Promise<Json[]> => {
    const { body } = await api.call('GET', '/api/v1/notices?limit=1000', { token });
    return body.items.filter(({ payload }: Json) => payload.alarms?.some((told: Json) => told.assetCode === assetCode));
  };
  const told = (assetCode: string, many = 1) =>
    lookUntil(
      () => noticesOf(assetCode),
      (all) => all.length >= many,
    );
  const called = (many: number) =>
    lookUntil(
      async () => port.heard.map(({ body }) => body.data.to.name),
      (all) => all.length >= many,
    );
  const aRound = () => new Promise((resolve) => setTimeout(resolve, ROUND_MS));

  it('calls who is on duty for a critical one until somebody has acknowledged it', async () => {
    const piece = await newPiece();
    const id = await raise(piece, CRITICAL);
    const [notice] = await told(piece);
    expect(notice).toMatchObject({
      ...{ kind: 'alarm-critical', organisation: 'north', acknowledgedAt: null },
      payload: { count: 1, alarms: [{ id, assetCode: piece, severity: 'critical', message: '冷却水温过高' }] },
    });
    expect(await called(1)).toEqual(['张敏']);
    expect(port.heard[0]!.body.data.text.zh).toMatch(new RegExp(`${piece} .*紧急告警：冷却水温过高。请在`));
    aheadMs += MINUTE_MS;
    expect(await called(2)).toEqual(['张敏', '李主任']);
    expect((await acknowledge(id)).status).toBe(200);
    aheadMs += 5 * MINUTE_MS;
    await aRound();
    expect(port.heard).toHaveLength(2);
    expect(await noticesOf(piece)).toMatchObject([{ answer: { channel: 'page', name: 'n' }, escalatesAt: null }]);
  });

  it('calls anew when the acknowledgement that answered it has slipped and is taken back', async () => {
    const piece = await newPiece();
    const id = await raise(piece, CRITICAL);
    expect(await called(1)).toEqual(['张敏']);
    await acknowledge(id);
    const path = `/api/v1/alarms/${id}/take-back-acknowledgement`;
    expect((await api.call('POST', path, { token: north })).status).toBe(200);
    expect(await called(2)).toEqual(['张敏', '张敏']);
    await acknowledge(id);
    expect((await told(piece, 2)).map(({ answer }) => answer?.name)).toEqual(['n', 'n']);
  });

  it('is answered with its last alarm, by its own organisation and not by a superior who has seen one', async () => {
    const [one, other] = [await newPiece(), await newPiece()];
    const [first, second] = await raiseTogether([one, other], CRITICAL);
    const [notice] = await told(one);
    expect(notice.payload).toMatchObject({ count: 2, alarms: [{ id: first }, { id: second }] });
    const superior = await addPerson(api, units.admin, {
      ...{ username: 'above', organisation: 'center', roles: ['duty_officer'] },
    });
    expect((await acknowledge(second!, superior)).status).toBe(200);
    expect(await noticesOf(one)).toMatchObject([{ id: notice.id, acknowledgedAt: null }]);
    await acknowledge(first!);
    expect(await noticesOf(other)).toMatchObject([{ id: notice.id, answer: { name: 'n' } }]);
  });

  it('tells of a major one and of what the witness says without a call, and not of a minor one', async () => {
    const [major, witness, tamper, minor] = [await newPiece(), await newPiece(), await newPiece(), await newPiece()];
    await raise(minor, {});
    await raise(major, MAJOR);
    await raise(witness, { rule: 'witness', code: 'silent', value: 130, threshold: 120 });
    await raise(tamper, { code: 'CASE-TAMPER' });
    for (const piece of [major, witness, tamper])
      expect(await told(piece)).toMatchObject([{ kind: 'alarm-raised', organisation: 'north', called: null }]);
    await aRound();
    expect(await noticesOf(minor)).toEqual([]);
    expect(port.heard).toEqual([]);
  });

  it('is seen by those whom it was told and those above, and by nobody beside', async () => {
    const piece = await newPiece();
    await raise(piece, MAJOR);
    await told(piece);
    const south = await addPerson(api, units.admin, { username: 's', organisation: 'south', roles: ['duty_officer'] });
    const seen = async (token: string) => (await noticesOf(piece, token)).length;
    expect([await seen(north), await seen(units.admin), await seen(south)]).toEqual([1, 1, 0]);
  });

  it('says nothing of what was over or acknowledged before anybody looked', async () => {
    const [over, seen] = [await newPiece(), await newPiece()];
    const now = new Date();
    await raise(over, { ...CRITICAL, active: false, clearedAt: now });
    const { rows } = await api.database.pool.query(`select id from person where username = 'n'`);
    await raise(seen, { ...CRITICAL, acknowledgedAt: now, acknowledgedBy: rows[0].id });
    await aRound();
    expect([await noticesOf(over), await noticesOf(seen)]).toEqual([[], []]);
  });

  it('does not tell again and again of what comes and goes', async () => {
    const [piece, critical] = [await newPiece(), await newPiece()];
    await clear(await raise(piece, MAJOR));
    await clear(await raise(critical, { ...CRITICAL, code: 'E-1' }));
    const kept = { toldAt: null };
    const again = async (assetCode: string, more: object) => {
      const id = await raise(assetCode, { ...more, ...kept });
      await aRound();
      return id;
    };
    const first = await again(piece, MAJOR);
    await told(piece);
    await clear(first);
    await clear(await again(piece, MAJOR));
    expect(await noticesOf(piece)).toHaveLength(1);
    await api.database.pool.query(`update alarm set told_at = told_at - interval '61 minutes'`);
    await again(piece, MAJOR);
    expect(await told(piece, 2)).toHaveLength(2);
    const unanswered = await again(critical, { ...CRITICAL, code: 'E-1' });
    await told(critical);
    await clear(unanswered);
    const covered = await again(critical, { ...CRITICAL, code: 'E-1' });
    expect(await noticesOf(critical)).toHaveLength(1);
    await acknowledge(covered);
    await clear(covered);
    await again(critical, { ...CRITICAL, code: 'E-1' });
    expect(await told(critical, 2)).toHaveLength(2);
  });

  it('tells of many at once in one notice, once, however many processes look', async () => {
    const pieces = await Promise.all(Array.from({ length: 60 }, newPiece));
    const { db } = api.database;
    await raiseTogether(pieces, MAJOR);
    await Promise.all(Array.from({ length: 4 }, () => tellAlarms(db, new Date())));
    await aRound();
    const { body } = await api.call('GET', '/api/v1/notices?limit=1000&organisation=north', { token: north });
    const about = body.items.filter(({ payload }: Json) => pieces.includes(payload.alarms?.[0]?.assetCode));
    const sum = (of: (payload: Json) => number) =>
      about.reduce((all: number, { payload }: Json) => all + of(payload), 0);
    expect(about.length).toBeLessThanOrEqual(5);
    expect(sum(({ count: many }) => many)).toBe(60);
    const listed = about.flatMap(({ payload }: Json) => payload.alarms.map((each: Json) => each.assetCode));
    expect(new Set(listed).size).toBe(sum(({ alarms }) => Math.min(50, alarms.length)));
  });
});
