import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { eq } from 'drizzle-orm';
import { uuidv7 } from 'uuidv7';

import { withTransaction } from '#database/with-transaction';

import { addPieces, hour, hourText, makeWorld, NOW } from '../../../../test/support/custody-world.ts';
import { describeOnPostgres, type TestDatabase } from '../../../../test/support/database.ts';
import { equipment } from '../register/tables.ts';
import { findStanding } from './allocation-rows.ts';
import { createReservation } from '../reservations/create-reservation.ts';
import { confirmPlaces } from '../needs/find-places.ts';
import type { AllocationKind } from './kinds.ts';
import { allocation } from './tables.ts';

describeOnPostgres('the weighing of what is taken', (open) => {
  let database: TestDatabase;
  let world: Awaited<ReturnType<typeof makeWorld>>;

  beforeAll(async () => {
    database = await open();
    world = await makeWorld(database.db);
  });

  afterAll(() => database.close());

  const claim = (assetCodes: readonly string[], kind: AllocationKind, more: object = {}) => {
    const period = { fromAt: hour(24), toAt: hour(48), originalFrom: hour(24), originalTo: hour(48) };
    const rest = { ...period, state: 'confirmed' as const, createdAt: NOW, changedAt: NOW, ...more };
    const values = assetCodes.map((assetCode) => ({ id: uuidv7(), assetCode, organisation: 'north', kind, ...rest }));
    return database.db.insert(allocation).values(values);
  };

  it('finds the one piece that gives way among hundreds that do not', async () => {
    const strong = Array.from({ length: 200 }, (_, index) => `W-${String(index).padStart(3, '0')}`);
    await addPieces(database.db, [...strong, 'W-200'], { capabilities: { weighed: 1 } });
    await claim(strong, 'national_reserve');
    await claim(['W-200'], 'own_use');
    const { reservation } = await createReservation(world.contextOf(world.callers.center), {
      ...{ need: { family: 'pump', minimum: { weighed: 1 }, quantity: 1 }, purpose: '备勤', preempt: true },
      ...{ from: hourText(24), to: hourText(48) },
    });
    expect(reservation.allocations.map(({ assetCode }) => assetCode)).toEqual(['W-200']);
  });

  it('moves a claim to no piece that was retired or changed meanwhile, but to one whose hold is over', async () => {
    const places = ['P-1-RETIRED', 'P-2-CHANGED', 'P-3-HELD'];
    await addPieces(database.db, ['P-0', ...places], { capabilities: { placed: 1 } });
    const codes = places.map((_, index) => `P-0-${index}`);
    await addPieces(database.db, codes, { capabilities: { wanted: 1 } });
    const need = { family: 'pump', minimum: { wanted: 1 }, quantity: 3 };
    await createReservation(world.contextOf(world.callers.north), {
      ...{ need, kind: 'drill', purpose: '演练', preempt: false, from: hourText(24), to: hourText(48) },
    });
    const change = (code: string, set: object) =>
      database.db.update(equipment).set(set).where(eq(equipment.assetCode, code));
    await change('P-1-RETIRED', { capabilities: { wanted: 1 }, retiredAt: NOW, retiredReason: '报废' });
    await change('P-3-HELD', { capabilities: { wanted: 1 } });
    await claim(['P-3-HELD'], 'drill', { state: 'tentative', expiresAt: NOW });
    const confirmed = await withTransaction(database.db, async (tx) => {
      const standing = await findStanding(tx, codes, { from: hour(24), to: hour(48) });
      const wanted = new Map(standing.map((row, index) => [row.allocation.id, places[index]!]));
      const context = { ...world.contextOf(world.callers.center), db: tx };
      return confirmPlaces({ tx, context, changes: [] }, standing, wanted);
    });
    expect([...confirmed.values()]).toEqual(['P-3-HELD']);
  });
});
