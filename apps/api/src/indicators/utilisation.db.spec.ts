import { afterAll, beforeAll, expect, it } from '@jest/globals';

import { describeOnPostgres } from '../../../../test/support/database.ts';
import type { Json } from '../../../../test/support/json.ts';
import { type Life, LIVES_BEGIN, PastLives } from '../../../../test/support/past-lives.ts';
import { RunningApi } from '../../../../test/support/running-api.ts';
import { makeTwoUnits, type TwoUnits } from '../../../../test/support/two-units.ts';

const HOUR = 3_600_000;
const BEGIN = LIVES_BEGIN;

describeOnPostgres('utilisation', (open) => {
  let api: RunningApi;
  let units: TwoUnits;
  let lives: PastLives;

  beforeAll(async () => {
    api = await RunningApi.start(await open());
    units = await makeTwoUnits(api);
    lives = new PastLives(api, units.admin);
  });
  afterAll(() => api.close());

  const at = (hour: number) => lives.at(hour);
  const ask: PastLives['ask'] = (...asked) => lives.ask(...asked);
  const of = async (key: string, query = 'by=piece', from = 0, to = 100) =>
    (await ask(query, from, to)).items.find((item: Json) => item.key === key);
  it('is what was claimed of the time that was not maintenance, to the edge of the period', async () => {
    const claims: Life['claims'] = [
      { kind: 'drill', from: -10, to: 5 },
      { kind: 'maintenance', from: 20, to: 40 },
      { kind: 'own_use', from: 50, to: 65.5 },
      { kind: 'national_reserve', from: 70, to: 80 },
      { kind: 'service', from: 99, to: 130 },
    ];
    const life = lives.make({
      kept: [{ custodian: 'north', from: -20, to: 1e6 }],
      claims,
      ran: [{ from: 98, to: 102, hours: 2 }],
    });
    await lives.write(life);
    expect(await of(life.assetCode)).toMatchObject({
      ...{ name: life.assetCode, pieces: 1, heldHours: 100, availableHours: 80, usedHours: 21.5, freeHours: 48.5 },
      allocatedHours: { drill: 5, maintenance: 20, own_use: 15.5, national_reserve: 10, service: 1, deployment: 0 },
      ...{ runningHours: 1, utilisation: 0.2688, runningRatio: 0.0125 },
    });
  });

  it('is told of each custodian for the time in which it kept the piece', async () => {
    const life = lives.make({
      ...{ family: 'pump', hostUnit: 'south' },
      kept: [
        { custodian: 'north', from: 0, to: 30 },
        { custodian: 'south', from: 30, to: 1e6 },
      ],
      claims: [{ kind: 'drill', from: 25, to: 45 }],
      ran: [{ from: 28, to: 32, hours: 4 }],
    });
    await lives.write(life);
    const [north, south] = [
      await of('north', 'by=custodian&family=pump'),
      await of('south', 'by=custodian&family=pump'),
    ];
    expect(north).toMatchObject({ name: '北方', heldHours: 30, usedHours: 5, runningHours: 2 });
    expect(south).toMatchObject({ name: '南方', heldHours: 70, usedHours: 15, runningHours: 2 });
    expect(await of(life.assetCode, 'by=piece&custodian=south')).toMatchObject({ heldHours: 70, runningHours: 2 });
  });

  it('ends when a piece is retired, and begins when it is entered', async () => {
    const life = lives.make({
      kept: [{ custodian: 'north', from: 10, to: 1e6 }],
      claims: [{ kind: 'drill', from: 35, to: 60 }],
    });
    await lives.write(life, at(40));
    expect(await of(life.assetCode)).toMatchObject({ heldHours: 30, usedHours: 5, freeHours: 25 });
    expect(await of(life.assetCode, 'by=piece', 40, 100)).toBeUndefined();
  });

  it('counts no hold, nothing that was called off before it began, and nothing beyond when it was given back', async () => {
    const life = lives.make();
    await lives.write(life);
    const { assetCode } = life;
    await lives.claim(
      assetCode,
      { kind: 'drill', from: 0, to: 5 },
      { state: 'expired', expiresAt: at(2), endedAt: at(2) },
    );
    await lives.claim(assetCode, { kind: 'drill', from: 10, to: 15 }, { state: 'cancelled', endedAt: at(9) });
    await lives.claim(assetCode, { kind: 'drill', from: 20, to: 30 }, { state: 'cancelled', endedAt: at(21) });
    await lives.claim(assetCode, { kind: 'service', from: 40, to: 50 }, { state: 'ended', endedAt: at(42) });
    const deployed = await lives.claim(assetCode, { kind: 'deployment', from: 55, to: 60 });
    await lives.claim(
      assetCode,
      { kind: 'own_use', from: 53, to: 70 },
      { state: 'preempted', displacedBy: deployed, endedAt: at(55) },
    );
    await lives.claim(
      assetCode,
      { kind: 'own_use', from: 57, to: 62 },
      { state: 'preempted', displacedBy: deployed, endedAt: at(60) },
    );
    expect((await of(assetCode)).allocatedHours).toMatchObject({ drill: 1, service: 2, deployment: 5, own_use: 2 });
  });

  it('counts a deployment under way, and a run that goes on, up to now and nothing ahead', async () => {
    const now = Date.now();
    const hoursAgo = (hours: number) => (now - BEGIN) / HOUR - hours;
    const life = lives.make({ kept: [{ custodian: 'north', from: hoursAgo(10), to: 1e9 }] });
    await lives.write(life);
    await lives.claim(life.assetCode, { kind: 'deployment', from: hoursAgo(4), to: null }, { state: 'running' });
    const run = { from: now - 2 * HOUR, to: now - HOUR, hours: 1 };
    await lives.hear([], [{ assetCode: life.assetCode, totalHours: 1, meter: null, last: null, gaps: [], open: run }]);
    const body = await ask('by=piece', hoursAgo(8), hoursAgo(-1_000));
    expect(Date.parse(body.until)).toBeLessThan(Date.now() + 1);
    const item = body.items.find(({ key }: Json) => key === life.assetCode);
    expect(item.heldHours).toBeCloseTo(8, 1);
    expect(item.usedHours).toBeCloseTo(4, 1);
    expect(item.runningHours).toBe(1);
    expect(item.utilisation).toBeCloseTo(0.5, 2);
  });

  it('reaches no further than who asks', async () => {
    const life = lives.make({ hostUnit: 'south', kept: [{ custodian: 'south', from: 0, to: 1e6 }] });
    await lives.write(life);
    const codes = (body: Json) => body.items.map(({ key }: Json) => key);
    expect(codes(await ask('by=piece'))).toContain(life.assetCode);
    const token = units.tokens.get('viewer') ?? '';
    expect(codes(await ask('by=piece', 0, 100, token))).not.toContain(life.assetCode);
    expect(codes(await ask('by=organisation', 0, 100, token))).not.toContain('south');
  });

  it('refuses a period that is none, or of a lifetime', async () => {
    for (const [from, to] of [
      [0, 0],
      [5, 0],
      [0, 24 * 4_000],
    ] as const) {
      const period = `from=${at(from).toISOString()}&to=${at(to).toISOString()}`;
      const { status, body } = await api.call('GET', `/api/v1/indicators?${period}`, { token: units.admin });
      expect([status, body.errors?.[0]?.pointer ?? body.code]).toEqual([400, '/to']);
    }
  });

  it('is the same as a table, all of it', async () => {
    const period = `from=${at(0).toISOString()}&to=${at(100).toISOString()}`;
    const path = `/api/v1/reports/utilisation.csv?${period}&by=custodian&language=en`;
    const reply = await fetch(`${api.address}${path}`, { headers: { authorization: `Bearer ${units.admin}` } });
    expect(reply.headers.get('content-type')).toContain('text/csv');
    const [headings, ...rows] = (await reply.text()).trim().split('\r\n');
    expect(headings).toContain('"Custodian","Name","Pieces","Held h"');
    const { items } = await ask('by=custodian');
    expect(rows.map((row) => row.split(',').slice(0, 4).join())).toEqual(
      items.map(({ key, name, pieces: many, heldHours }: Json) => `"${key}","${name}","${many}","${heldHours}"`),
    );
  });

  it('is told page by page', async () => {
    const all = (await ask('by=piece')).items.map(({ key }: Json) => key);
    const seen: string[] = [];
    let totals = 0;
    for (let cursor = ''; ;) {
      const period = `from=${at(0).toISOString()}&to=${at(100).toISOString()}`;
      const { body } = await api.call('GET', `/api/v1/indicators?${period}&limit=3${cursor}`, { token: units.admin });
      seen.push(...body.items.map(({ key }: Json) => key));
      if (body.total !== null) totals += 1;
      if (body.nextCursor === null) break;
      cursor = `&cursor=${body.nextCursor}`;
    }
    expect([seen, totals]).toEqual([all, 1]);
  });
});
