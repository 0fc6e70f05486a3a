import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { uuidv7 } from 'uuidv7';

import { ALLOCATION_KINDS, type AllocationKind } from '#custody/calendar/kinds';
import type { AllocationState } from '#custody/calendar/states';
import { allocation } from '#custody/calendar/tables';
import { applyBatch } from '#custody/state/apply-batch';

import { describeOnPostgres } from '../../../../test/support/database.ts';
import type { Json } from '../../../../test/support/json.ts';
import { RunningApi } from '../../../../test/support/running-api.ts';
import { makeTwoUnits, type TwoUnits } from '../../../../test/support/two-units.ts';

const HOUR = 3_600_000;
/** Long enough ago that nothing of the period lies ahead. */
const BEGIN = Date.UTC(2026, 0, 1);
const UNITS = ['north', 'south', 'center'] as const;

interface Kept {
  readonly custodian: string;
  readonly from: number;
  readonly to: number;
}
interface Claimed {
  readonly kind: AllocationKind;
  readonly from: number;
  readonly to: number;
}
interface Ran {
  readonly from: number;
  readonly to: number;
  readonly hours: number;
}
/** All of it in hours since the beginning. */
interface Life {
  readonly assetCode: string;
  readonly family: string;
  readonly hostUnit: string;
  readonly kept: readonly Kept[];
  readonly claims: readonly Claimed[];
  readonly ran: readonly Ran[];
}

describeOnPostgres('utilisation', (open) => {
  let api: RunningApi;
  let units: TwoUnits;
  let position = 0;

  beforeAll(async () => {
    api = await RunningApi.start(await open());
    units = await makeTwoUnits(api);
  });
  afterAll(() => api.close());

  const at = (hour: number) => new Date(BEGIN + hour * HOUR);
  const run = (text: string, values: unknown[] = []) => api.database.pool.query(text, values);

  /** Past the rules, with a past that nobody can enter today. */
  const write = async ({ assetCode, family, hostUnit, kept, claims, ran }: Life, retiredAt?: Date) => {
    const last = kept.at(-1)!;
    const columns = 'owner, reporting_interval_seconds, capabilities, time_source';
    await run(
      `insert into equipment (asset_code, name, family, host_unit, custodian, created_at, ${columns})
       values ($1, $1, $2, $3, $4, $5, $3, 60, '{}', 'device')`,
      [assetCode, family, hostUnit, last.custodian, at(kept[0]!.from)],
    );
    // The trigger has opened a period with the last custodian; the earlier ones go before it.
    await run('update custody_period set "from" = $2 where asset_code = $1', [assetCode, at(last.from)]);
    for (const { custodian, from, to } of kept.slice(0, -1)) {
      const values = [assetCode, custodian, at(from), at(to)];
      await run(
        `insert into custody_period (asset_code, organisation, "from", "to", basis) values ($1, $2, $3, $4, 'register')`,
        values,
      );
    }
    if (retiredAt)
      await run(`update equipment set retired_at = $2, retired_reason = 'old' where asset_code = $1`, [
        assetCode,
        retiredAt,
      ]);
    for (const { kind, from, to } of claims) await claim(assetCode, { kind, from, to });
    const stretches = ran.map(({ from, to, hours }) => ({
      ...{ assetCode, hours },
      ...{ from: at(from).getTime(), to: at(to).getTime() },
    }));
    await hear(stretches);
  };
  const hear = (
    stretches: readonly { assetCode: string; from: number; to: number; hours: number }[],
    hours: Json[] = [],
  ) =>
    applyBatch(api.database.db, {
      ...{ gateway: 'test', position: ++position, presences: [], disconnected: [], metrics: [], events: [] },
      ...{ quarantined: [], replies: [], hours: { hours, meterChanges: [], stretches } },
    });
  const claim = async (
    assetCode: string,
    { kind, from, to }: { kind: AllocationKind; from: number; to: number | null },
    more: { state?: AllocationState; endedAt?: Date; expiresAt?: Date; displacedBy?: string } = {},
  ) => {
    const id = uuidv7();
    const period = { fromAt: at(from), toAt: to === null ? null : at(to), originalFrom: at(from), originalTo: null };
    const values = { id, assetCode, organisation: 'north', kind, state: 'ended' as AllocationState, ...period };
    await api.database.db.insert(allocation).values({ ...values, createdAt: at(from), changedAt: at(from), ...more });
    return id;
  };
  const ask = async (query: string, from = 0, to = 100, token = units.admin): Promise<Json> => {
    const period = `from=${at(from).toISOString()}&to=${at(to).toISOString()}`;
    const reply = await api.call('GET', `/api/v1/indicators?${period}&limit=1000&${query}`, { token });
    expect(reply.status).toBe(200);
    return reply.body;
  };
  const of = async (key: string, query = 'by=piece', from = 0, to = 100) =>
    (await ask(query, from, to)).items.find((item: Json) => item.key === key);
  let pieces = 0;
  const newLife = (more: Partial<Life> = {}): Life => ({
    ...{ assetCode: `U-${++pieces}`, family: 'drill', hostUnit: 'north' },
    ...{ kept: [{ custodian: 'north', from: 0, to: 1e6 }], claims: [], ran: [], ...more },
  });

  it('is what was claimed of the time that was not maintenance, to the edge of the period', async () => {
    const claims: Claimed[] = [
      { kind: 'drill', from: -10, to: 5 },
      { kind: 'maintenance', from: 20, to: 40 },
      { kind: 'own_use', from: 50, to: 65.5 },
      { kind: 'national_reserve', from: 70, to: 80 },
      { kind: 'service', from: 99, to: 130 },
    ];
    const life = newLife({
      kept: [{ custodian: 'north', from: -20, to: 1e6 }],
      claims,
      ran: [{ from: 98, to: 102, hours: 2 }],
    });
    await write(life);
    expect(await of(life.assetCode)).toMatchObject({
      ...{ name: life.assetCode, pieces: 1, heldHours: 100, availableHours: 80, usedHours: 21.5, freeHours: 48.5 },
      allocatedHours: { drill: 5, maintenance: 20, own_use: 15.5, national_reserve: 10, service: 1, deployment: 0 },
      ...{ runningHours: 1, utilisation: 0.2688, runningRatio: 0.0125 },
    });
  });

  it('is told of each custodian for the time in which it kept the piece', async () => {
    const life = newLife({
      ...{ family: 'pump', hostUnit: 'south' },
      kept: [
        { custodian: 'north', from: 0, to: 30 },
        { custodian: 'south', from: 30, to: 1e6 },
      ],
      claims: [{ kind: 'drill', from: 25, to: 45 }],
      ran: [{ from: 28, to: 32, hours: 4 }],
    });
    await write(life);
    const [north, south] = [
      await of('north', 'by=custodian&family=pump'),
      await of('south', 'by=custodian&family=pump'),
    ];
    expect(north).toMatchObject({ name: '北方', heldHours: 30, usedHours: 5, runningHours: 2 });
    expect(south).toMatchObject({ name: '南方', heldHours: 70, usedHours: 15, runningHours: 2 });
    expect(await of(life.assetCode, 'by=piece&custodian=south')).toMatchObject({ heldHours: 70, runningHours: 2 });
  });

  it('ends when a piece is retired, and begins when it is entered', async () => {
    const life = newLife({
      kept: [{ custodian: 'north', from: 10, to: 1e6 }],
      claims: [{ kind: 'drill', from: 35, to: 60 }],
    });
    await write(life, at(40));
    expect(await of(life.assetCode)).toMatchObject({ heldHours: 30, usedHours: 5, freeHours: 25 });
    expect(await of(life.assetCode, 'by=piece', 40, 100)).toBeUndefined();
  });

  it('counts no hold, nothing that was called off before it began, and nothing beyond when it was given back', async () => {
    const life = newLife();
    await write(life);
    const { assetCode } = life;
    await claim(assetCode, { kind: 'drill', from: 0, to: 5 }, { state: 'expired', expiresAt: at(2), endedAt: at(2) });
    await claim(assetCode, { kind: 'drill', from: 10, to: 15 }, { state: 'cancelled', endedAt: at(9) });
    await claim(assetCode, { kind: 'drill', from: 20, to: 30 }, { state: 'cancelled', endedAt: at(21) });
    await claim(assetCode, { kind: 'service', from: 40, to: 50 }, { state: 'ended', endedAt: at(42) });
    const deployed = await claim(assetCode, { kind: 'deployment', from: 55, to: 60 });
    await claim(
      assetCode,
      { kind: 'own_use', from: 53, to: 70 },
      { state: 'preempted', displacedBy: deployed, endedAt: at(55) },
    );
    await claim(
      assetCode,
      { kind: 'own_use', from: 57, to: 62 },
      { state: 'preempted', displacedBy: deployed, endedAt: at(60) },
    );
    expect((await of(assetCode)).allocatedHours).toMatchObject({ drill: 1, service: 2, deployment: 5, own_use: 2 });
  });

  it('counts a deployment under way, and a run that goes on, up to now and nothing ahead', async () => {
    const now = Date.now();
    const hoursAgo = (hours: number) => (now - BEGIN) / HOUR - hours;
    const life = newLife({ kept: [{ custodian: 'north', from: hoursAgo(10), to: 1e9 }] });
    await write(life);
    await claim(life.assetCode, { kind: 'deployment', from: hoursAgo(4), to: null }, { state: 'running' });
    const run = { from: now - 2 * HOUR, to: now - HOUR, hours: 1 };
    await hear([], [{ assetCode: life.assetCode, totalHours: 1, meter: null, last: null, gaps: [], open: run }]);
    const body = await ask('by=piece', hoursAgo(8), hoursAgo(-1_000));
    expect(Date.parse(body.until)).toBeLessThan(Date.now() + 1);
    const item = body.items.find(({ key }: Json) => key === life.assetCode);
    expect(item.heldHours).toBeCloseTo(8, 1);
    expect(item.usedHours).toBeCloseTo(4, 1);
    expect(item.runningHours).toBe(1);
    expect(item.utilisation).toBeCloseTo(0.5, 2);
  });

  it('reaches no further than who asks', async () => {
    const life = newLife({ hostUnit: 'south', kept: [{ custodian: 'south', from: 0, to: 1e6 }] });
    await write(life);
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

  /** A number from 0 to below 1, the same each time. */
  const random = (() => {
    let seed = 20_260_101;
    return () => {
      seed = (seed * 1_103_515_245 + 12_345) % 2 ** 31;
      return seed / 2 ** 31;
    };
  })();
  /** Cuts the hours into pieces at random, and leaves some out. */
  const cut = (length: number, steps: number) =>
    Array.from({ length: steps }, () => Math.round(random() * length * 600) / 600)
      .concat(0, length)
      .sort((one, other) => one - other)
      .flatMap((from, index, all) => {
        const to = all[index + 1];
        return to === undefined || to <= from ? [] : [{ from, to }];
      });
  const pick = <T>(from: readonly T[]): T => from[Math.floor(random() * from.length)]!;

  it('agrees with a plain count, second by second, over lives at random', async () => {
    const lives = Array.from({ length: 12 }, (_, index): Life => {
      const [length, begun] = [240, Math.floor(random() * 20)];
      const spans = (steps: number) =>
        cut(length, steps).map(({ from, to }) => ({ from: from + begun, to: to + begun }));
      const kept = spans(index % 4).map((span) => ({ ...span, custodian: pick(UNITS) }));
      const claims = spans(8)
        .filter(() => random() < 0.6)
        .map((span) => ({ ...span, kind: pick(ALLOCATION_KINDS) }));
      const ran = spans(10)
        .filter(() => random() < 0.5)
        .map((span) => ({ ...span, hours: (span.to - span.from) * (random() < 0.5 ? 1 : 0.4) }));
      return newLife({ assetCode: `R-${index}`, family: 'vehicle', kept, claims, ran });
    });
    for (const life of lives) await write(life);
    const [from, to] = [31.25, 187.5];
    const step = 1 / 600;
    const sums = new Map<string, { held: number; running: number } & Record<string, number>>();
    for (const life of lives) {
      // The last custodian goes on keeping it.
      const kept = life.kept.map((each, index) => (index === life.kept.length - 1 ? { ...each, to: 1e6 } : each));
      for (let tick = Math.round(from / step); tick < Math.round(to / step); tick += 1) {
        const hour = (tick + 0.5) * step;
        const has = ({ from: first, to: last }: { from: number; to: number }) => first <= hour && hour < last;
        const keeper = kept.find(has);
        if (!keeper) continue;
        const sum = sums.get(keeper.custodian) ?? { held: 0, running: 0 };
        sums.set(keeper.custodian, sum);
        sum.held += step;
        for (const { kind } of life.claims.filter(has)) sum[kind] = (sum[kind] ?? 0) + step;
        for (const each of life.ran.filter(has)) sum.running += (step * each.hours) / (each.to - each.from);
      }
    }
    const body = await ask('by=custodian&family=vehicle', from, to);
    expect(body.items.map(({ key }: Json) => key)).toEqual([...sums.keys()].sort());
    for (const item of body.items) {
      const { held, running, ...kinds } = sums.get(item.key)!;
      expect(item.heldHours).toBeCloseTo(held, 1);
      expect(item.runningHours).toBeCloseTo(running, 1);
      for (const kind of ALLOCATION_KINDS) expect(item.allocatedHours[kind]).toBeCloseTo(kinds[kind] ?? 0, 1);
    }
    const totals = async (by: string) => {
      const { items, total } = await ask(`by=${by}&family=vehicle`, from, to);
      const sum = (field: string) => items.reduce((all: number, item: Json) => all + item[field], 0);
      for (const field of ['heldHours', 'usedHours', 'runningHours'])
        expect(Math.abs(sum(field) - total[field])).toBeLessThan(0.1);
      return total;
    };
    expect(await totals('piece')).toEqual(await totals('organisation'));
    expect(await totals('family')).toEqual(await totals('custodian'));
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
