import { afterAll, beforeAll, expect, it } from '@jest/globals';

import { ALLOCATION_KINDS } from '#custody/calendar/kinds';

import { describeOnPostgres } from '../../../../test/support/database.ts';
import type { Json } from '../../../../test/support/json.ts';
import { type Life, PastLives } from '../../../../test/support/past-lives.ts';
import { RunningApi } from '../../../../test/support/running-api.ts';
import { makeTwoUnits } from '../../../../test/support/two-units.ts';

const UNITS = ['north', 'south', 'center'] as const;

describeOnPostgres('utilisation at random', (open) => {
  let api: RunningApi;
  let past: PastLives;

  beforeAll(async () => {
    api = await RunningApi.start(await open());
    past = new PastLives(api, (await makeTwoUnits(api)).admin);
  });
  afterAll(() => api.close());

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
      return past.make({ assetCode: `R-${index}`, family: 'vehicle', kept, claims, ran });
    });
    for (const life of lives) await past.write(life);
    const [from, to] = [31.25, 187.5];
    const step = 1 / 600;
    const sums = new Map<string, Record<string, number>>();
    for (const life of lives) {
      // The last custodian goes on keeping it.
      const kept = life.kept.map((each, index) => (index === life.kept.length - 1 ? { ...each, to: 1e6 } : each));
      for (let tick = Math.round(from / step); tick < Math.round(to / step); tick += 1) {
        const hour = (tick + 0.5) * step;
        const has = ({ from: first, to: last }: { from: number; to: number }) => first <= hour && hour < last;
        const keeper = kept.find(has);
        if (!keeper) continue;
        const sum = sums.get(keeper.custodian) ?? {};
        sums.set(keeper.custodian, sum);
        sum['held'] = (sum['held'] ?? 0) + step;
        for (const { kind } of life.claims.filter(has)) sum[kind] = (sum[kind] ?? 0) + step;
        for (const each of life.ran.filter(has))
          sum['running'] = (sum['running'] ?? 0) + (step * each.hours) / (each.to - each.from);
      }
    }
    const body = await past.ask('by=custodian&family=vehicle', from, to);
    expect(body.items.map(({ key }: Json) => key)).toEqual([...sums.keys()].sort());
    for (const item of body.items) {
      const { held = 0, running = 0, ...kinds } = sums.get(item.key)!;
      expect(item.heldHours).toBeCloseTo(held, 1);
      expect(item.runningHours).toBeCloseTo(running, 1);
      for (const kind of ALLOCATION_KINDS) expect(item.allocatedHours[kind]).toBeCloseTo(kinds[kind] ?? 0, 1);
    }
    const totals = async (by: string) => {
      const { items, total } = await past.ask(`by=${by}&family=vehicle`, from, to);
      const sum = (field: string) => items.reduce((all: number, item: Json) => all + item[field], 0);
      for (const field of ['heldHours', 'usedHours', 'runningHours'])
        expect(Math.abs(sum(field) - total[field])).toBeLessThan(0.1);
      return total;
    };
    expect(await totals('piece')).toEqual(await totals('organisation'));
    expect(await totals('family')).toEqual(await totals('custodian'));
  });
});
