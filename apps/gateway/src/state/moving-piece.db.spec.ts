import { afterEach, beforeEach, expect, it } from '@jest/globals';
import { uuidv7 } from 'uuidv7';

import { organisation } from '#custody/organisations/tables';
import { equipment } from '#custody/register/tables';
import { alarmRule } from '#custody/rules/tables';
import type { LogEntry } from '#telemetry/codec/log-entry';

import { describeOnPostgres, type TestDatabase } from '../../../../test/support/database.ts';
import { GatewayState } from '../../../../test/support/gateway-state.ts';

const NOON = Date.UTC(2026, 5, 1, 12);
const SECOND = 1_000;
const MINUTE = 60 * SECOND;
const PIECE = 'PUMP-1';

const message = (kind: LogEntry['kind'], receivedAt: number, payload: object): LogEntry => ({
  ...{ kind, assetCode: PIECE, receivedAt, timeSource: 'device', topic: `muster/v1/${PIECE}/${kind}` },
  payload: Buffer.from(JSON.stringify(payload)),
});
const reading = (at: number, values: Record<string, number>, receivedAt = at) =>
  message('telemetry', receivedAt, { ts: at, values });
const fault = (at: number, state: 'raised' | 'cleared') =>
  message('event', at, { ts: at, code: 'SPN-110', severity: 'critical', state });

describeOnPostgres('a piece whose connection moves between gateways', (open) => {
  let databases: TestDatabase[];
  let rules: string[];

  beforeEach(() => {
    databases = [];
    rules = [];
  });
  afterEach(() => Promise.all(databases.map((database) => database.close())));

  const openFleet = async (...watched: Partial<typeof alarmRule.$inferInsert>[]): Promise<TestDatabase> => {
    const database = await open();
    databases.push(database);
    const at = new Date(NOON - MINUTE);
    await database.db
      .insert(organisation)
      .values({ code: 'center', name: '中心', kind: 'national_center', createdAt: at });
    await database.db.insert(equipment).values({
      ...{ assetCode: PIECE, name: PIECE, family: 'pump', hostUnit: 'center', owner: 'center', custodian: 'center' },
      ...{ reportingIntervalSeconds: 10, capabilities: {}, timeSource: 'device', createdAt: at },
    });
    for (const [index, rule] of watched.entries()) {
      const id = (rules[index] ??= uuidv7());
      const general = { id, organisation: 'center', family: 'pump', severity: 'major' as const, hysteresis: 0 };
      const when = { enabled: true, createdAt: at, changedAt: at };
      await database.db.insert(alarmRule).values({ ...general, ...when, operator: '>', ...rule });
    }
    return database;
  };

  const alarmsIn = async ({ pool }: TestDatabase) =>
    (
      await pool.query(
        `select rule, code, active, value, (extract(epoch from raised_at) * 1000)::float8 - ${NOON} as raised,
          (extract(epoch from cleared_at) * 1000)::float8 - ${NOON} as cleared from alarm order by raised_at, rule, code`,
      )
    ).rows;
  const stateIn = async (database: TestDatabase) => ({
    alarms: await alarmsIn(database),
    metrics: (await database.pool.query('select metric, time, value from equipment_metric order by metric')).rows,
    presence: (await database.pool.query('select last_seen_at, connected from equipment_presence')).rows,
    hours: (await database.pool.query('select round(total_hours::numeric, 9) as hours from equipment_hours')).rows,
    told: (await database.pool.query("select count(*)::int as times from stream_event where kind = 'alarm'")).rows,
  });

  const hot = { metric: 'engineCoolantTemperature', threshold: 50, hysteresis: 5 };
  const fast = { metric: 'flowRate', threshold: 900 };
  const hotForLong = { ...hot, threshold: 40, forSeconds: 60 };

  it('comes to the state, alarms and hours that one gateway comes to, each alarm raised once', async () => {
    const [alone, apart] = [await openFleet(hot, fast, hotForLong), await openFleet(hot, fast, hotForLong)];
    const one = await GatewayState.start(alone.db, 'one', NOON);
    const two = [await GatewayState.start(apart.db, 'a', NOON), await GatewayState.start(apart.db, 'b', NOON)];
    let seed = 7;
    const random = () => (seed = (seed * 48_271) % 2_147_483_647) / 2_147_483_647;
    let [holder, warmth] = [0, 45];
    for (let step = 0; step < 120; step += 1) {
      const at = NOON + step * 10 * SECOND;
      warmth += random() * 12 - 6;
      const entries = [
        reading(at, { engineCoolantTemperature: warmth, flowRate: random() < 0.3 ? 0 : random() * 1_000 }),
      ];
      if (random() < 0.1) entries.push(fault(at, random() < 0.5 ? 'raised' : 'cleared'));
      if (random() < 0.4) holder = 1 - holder;
      await one.hear(...entries);
      await two[holder]!.hear(...entries);
    }
    const [expected, found] = [await stateIn(alone), await stateIn(apart)];
    expect(expected.alarms.length).toBeGreaterThan(8);
    expect(found).toEqual(expected);
    expect(two[0]!.takenOver + two[1]!.takenOver).toBeGreaterThan(20);
  });

  it('is judged by what the other gateway had stored by the time its own batch is, not by what it knew', async () => {
    const database = await openFleet(hot);
    const [a, b] = [await GatewayState.start(database.db, 'a', NOON), await GatewayState.start(database.db, 'b', NOON)];
    await a.hear(reading(NOON, { engineCoolantTemperature: 60 }));
    await b.hear(reading(NOON + SECOND, { engineCoolantTemperature: 61 }));
    const cool = reading(NOON + 2 * SECOND, { engineCoolantTemperature: 20 });
    const hotAgain = reading(NOON + 3 * SECOND, { engineCoolantTemperature: 70 });
    await a.hearWhile(cool, () => b.hear(hotAgain));
    expect(await alarmsIn(database)).toMatchObject([{ active: true, raised: 0, value: 60 }]);
    await b.hear(reading(NOON + 4 * SECOND, { engineCoolantTemperature: 21 }));
    expect(await alarmsIn(database)).toMatchObject([{ active: false, cleared: 4 * SECOND }]);
  });

  it('is not silent while it is heard at the other, and is cleared there when it was', async () => {
    const database = await openFleet({ operator: 'silent', metric: null, threshold: null });
    const [a, b] = [await GatewayState.start(database.db, 'a', NOON), await GatewayState.start(database.db, 'b', NOON)];
    await a.hear(reading(NOON, { flowRate: 1 }));
    for (let second = 10; second <= 180; second += 10) {
      const at = NOON + second * SECOND;
      await b.hear(reading(at, { flowRate: 1 }));
      await Promise.all([a.wait(at), b.wait(at)]);
    }
    expect(await alarmsIn(database)).toEqual([]);
    for (let second = 190; second <= 300; second += 10) {
      await Promise.all([a.wait(NOON + second * SECOND), b.wait(NOON + second * SECOND)]);
    }
    expect(await alarmsIn(database)).toMatchObject([{ active: true, raised: 240 * SECOND }]);
    await a.hear(reading(NOON + 310 * SECOND, { flowRate: 1 }));
    expect(await alarmsIn(database)).toMatchObject([{ active: false, cleared: 310 * SECOND }]);
  });

  it('is called silent by another gateway once its own is gone, and not before it had time to come back', async () => {
    const database = await openFleet({ operator: 'silent', metric: null, threshold: null });
    const b = await GatewayState.start(database.db, 'b', NOON);
    const a = await GatewayState.start(database.db, 'a', NOON);
    await a.hear(reading(NOON, { flowRate: 1 }));
    const goneAt = NOON + 100 * SECOND;
    const waitTo = async (from: number, to: number) => {
      for (let second = from; second <= to; second += 10) await b.wait(NOON + second * SECOND);
    };
    await waitTo(10, 90);
    await database.pool.query("update applied_log set alive_at = $1 where gateway = 'a'", [new Date(goneAt - MINUTE)]);
    await waitTo(100, 150);
    expect(await alarmsIn(database)).toEqual([]);
    await waitTo(160, 200);
    expect(await alarmsIn(database)).toMatchObject([{ active: true, raised: 160 * SECOND }]);
  });

  it('loses no hour of what a gateway acknowledged that was away for long', async () => {
    const [alone, apart] = [await openFleet(), await openFleet()];
    const one = await GatewayState.start(alone.db, 'one', NOON);
    const [a, b] = [await GatewayState.start(apart.db, 'a', NOON), await GatewayState.start(apart.db, 'b', NOON)];
    const at = (step: number) => reading(NOON + step * 10 * SECOND, { flowRate: step % 7 === 0 ? 0 : 500 });
    for (let step = 0; step < 300; step += 1) await one.hear(at(step));
    for (let step = 0; step < 100; step += 1) await a.hear(at(step));
    for (let step = 200; step < 300; step += 1) await b.hear(at(step));
    for (let step = 100; step < 200; step += 1) await a.hear(at(step));
    expect(await stateIn(apart)).toEqual(await stateIn(alone));
  });
});
