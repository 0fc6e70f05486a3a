import { afterAll, beforeAll, beforeEach, expect, it } from '@jest/globals';
import { asc, eq } from 'drizzle-orm';

import type { CurrentValue } from '#telemetry/state/current-values';

import { describeOnPostgres, type TestDatabase } from '../../../../test/support/database.ts';
import { organisation } from '../organisations/tables.ts';
import { equipment } from '../register/tables.ts';
import { applyBatch } from './apply-batch.ts';
import { PiecesTakenOverError, takePieces } from './hold-pieces.ts';
import { loadAppliedPosition } from './load-current-values.ts';
import type { Presence, StateBatch } from './state-batch.ts';
import { equipmentMetric, equipmentPresence, quarantine } from './tables.ts';

const NOON = Date.UTC(2026, 5, 1, 12);
const SECOND = 1_000;

describeOnPostgres('a batch of the log', (open) => {
  let database: TestDatabase;
  let assetCode: string;
  let pieces = 0;

  beforeAll(async () => {
    database = await open();
    const center = { code: 'center', name: '中心', kind: 'national_center' as const, createdAt: new Date(NOON) };
    await database.db.insert(organisation).values(center).onConflictDoNothing();
  });
  afterAll(() => database.close());

  beforeEach(async () => {
    assetCode = `PIECE-${++pieces}`;
    await database.db.insert(equipment).values({
      ...{ assetCode, name: assetCode, family: 'pump', hostUnit: 'center', owner: 'center', custodian: 'center' },
      ...{ reportingIntervalSeconds: 60, capabilities: {}, timeSource: 'device', createdAt: new Date(NOON) },
    });
  });

  const value = (second: number, reading: CurrentValue['value'], metric = 'flowRate'): CurrentValue => ({
    ...{ assetCode, metric, value: reading, quality: 'good' },
    ...{ time: NOON + second * SECOND, receivedAt: NOON + second * SECOND },
  });
  const seen = (second: number, fix?: Presence['fix']): Presence => ({
    ...{ assetCode, lastSeenAt: NOON + second * SECOND, connected: true },
    ...(fix && { fix }),
  });
  const batch = (parts: Partial<StateBatch>): StateBatch => ({
    ...{
      gateway: 'gateway-1',
      position: 1,
      presences: [],
      disconnected: [],
      metrics: [],
      events: [],
      quarantined: [],
      replies: [],
    },
    ...parts,
  });
  const apply = (parts: Partial<StateBatch>) => applyBatch(database.db, batch(parts));
  const metrics = () =>
    database.db
      .select()
      .from(equipmentMetric)
      .where(eq(equipmentMetric.assetCode, assetCode))
      .orderBy(asc(equipmentMetric.metric));
  const presence = async () =>
    (await database.db.select().from(equipmentPresence).where(eq(equipmentPresence.assetCode, assetCode)))[0];

  it('moves the latest values, the presence and the position together', async () => {
    const fix = { latitude: 34.26, longitude: 108.94, heading: 90, time: NOON };
    await apply({
      position: 4_711,
      presences: [seen(0, fix)],
      metrics: [value(0, 12.5), value(0, '运行', 'pumpState')],
    });
    expect(await metrics()).toMatchObject([
      { metric: 'flowRate', value: 12.5 },
      { metric: 'pumpState', text: '运行' },
    ]);
    expect(await presence()).toMatchObject({ connected: true, latitude: 34.26, heading: 90 });
    expect(await loadAppliedPosition(database.db, 'gateway-1')).toBe(4_711);
  });

  it('of two gateways comes to the same state in either order', async () => {
    const newer = { gateway: 'gateway-1', presences: [seen(20)], metrics: [value(20, 2)] };
    const older = { gateway: 'gateway-2', presences: [seen(10)], metrics: [value(10, 1)] };
    const takeAndApply = async (parts: Partial<StateBatch>) => {
      await takePieces(database.db, parts.gateway!, [assetCode]);
      await apply(parts);
    };
    await takeAndApply(older);
    await takeAndApply(newer);
    const comparable = async () =>
      [await presence(), ...(await metrics())].map((row) => ({ ...row, changedIn: '', heldBy: '' }));
    const inOrder = await comparable();
    await takeAndApply(newer);
    await takeAndApply(older);
    expect(await comparable()).toEqual(inOrder);
    expect((await metrics())[0]?.value).toBe(2);
  });

  it('is refused whole when another gateway has heard one of its pieces meanwhile', async () => {
    await apply({ presences: [seen(0)], metrics: [value(0, 1)] });
    await takePieces(database.db, 'gateway-2', [assetCode]);
    const late = apply({ position: 77, presences: [seen(5)], metrics: [value(5, 5)] });
    await expect(late).rejects.toThrow(PiecesTakenOverError);
    expect((await metrics())[0]?.value).toBe(1);
    expect(await loadAppliedPosition(database.db, 'gateway-1')).toBe(1);
  });

  it('lets only the gateway that heard a piece last say that it is offline', async () => {
    await apply({ gateway: 'gateway-2', presences: [seen(0)] });
    await apply({ gateway: 'gateway-1', disconnected: [assetCode] });
    expect(await presence()).toMatchObject({ connected: true });
    await apply({ gateway: 'gateway-2', disconnected: [assetCode] });
    expect(await presence()).toMatchObject({ connected: false });
  });

  it('keeps the last position of a piece that sends a reading without one', async () => {
    await apply({ presences: [seen(0, { latitude: 30, longitude: 100, time: NOON })] });
    await apply({ presences: [seen(5)] });
    expect(await presence()).toMatchObject({ latitude: 30, lastSeenAt: new Date(NOON + 5 * SECOND) });
  });

  it('says nothing of a piece that only closed its connection and was never heard', async () => {
    await apply({ disconnected: [assetCode] });
    expect(await presence()).toBeUndefined();
  });

  it('puts what the database will never take into the quarantine, and applies the rest', async () => {
    const poison = value(0, 'a\0b', 'pumpState');
    await apply({ position: 9, metrics: [value(0, 1, 'a1'), poison, value(0, 3, 'a3'), value(0, 4, 'a4')] });
    expect((await metrics()).map(({ metric }) => metric)).toEqual(['a1', 'a3', 'a4']);
    const [kept] = await database.db.select().from(quarantine).where(eq(quarantine.assetCode, assetCode));
    expect(kept).toMatchObject({ reason: 'refused-by-store', detail: 'SQLSTATE 22021' });
    expect(JSON.parse(kept!.payload.toString())).toMatchObject({ metric: 'pumpState', value: 'a\0b' });
    expect(await loadAppliedPosition(database.db, 'gateway-1')).toBe(9);
  });
});
