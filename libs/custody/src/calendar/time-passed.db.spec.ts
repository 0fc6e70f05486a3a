import { afterAll, beforeAll, beforeEach, expect, it } from '@jest/globals';

import { addPieces, hour, hourText, makeWorld, NOW } from '../../../../test/support/custody-world.ts';
import { describeOnPostgres, type TestDatabase } from '../../../../test/support/database.ts';
import { offerHandover } from '../custody/offer-handover.ts';
import { retireEquipment } from '../register/retire-equipment.ts';
import { cancelReservation } from '../reservations/cancel-reservation.ts';
import { confirmReservation } from '../reservations/confirm-reservation.ts';
import { createReservation } from '../reservations/create-reservation.ts';
import { cutReservationShort } from '../reservations/cut-reservation-short.ts';
import type { NewReservation } from '../reservations/schemas.ts';

describeOnPostgres('what is over and was noted by nobody', (open) => {
  let database: TestDatabase;
  let world: Awaited<ReturnType<typeof makeWorld>>;
  let count = 0;
  let codes: string[] = [];

  beforeAll(async () => {
    database = await open();
    world = await makeWorld(database.db);
  });

  beforeEach(async () => {
    count += 1;
    codes = [`TP-${count}-A`, `TP-${count}-B`];
    await addPieces(database.db, codes, { capabilities: { [`only${count}`]: 1 } });
  });

  afterAll(() => database.close());

  const north = (now = NOW) => world.contextOf(world.callers.north, now);
  const reserve = (claim: Partial<NewReservation>) =>
    createReservation(north(), {
      ...{ from: hourText(-5), to: hourText(40), kind: 'own_use', purpose: '自用', preempt: false },
      ...claim,
    });
  const retire = (now: Date) => {
    const caller = { ...world.callers.north, roles: ['administrator' as const] };
    return retireEquipment(world.contextOf(caller, now), codes[0]!, { reason: '到期更新' });
  };
  /** A reservation of both pieces, one of which the center takes after ten hours. */
  const reserveBoth = async (more: Partial<NewReservation> = {}) => {
    const need = { family: 'pump', minimum: { [`only${count}`]: 1 }, quantity: 2 };
    const { reservation } = await reserve({ need, ...more });
    await createReservation(world.contextOf(world.callers.center), {
      ...{ assetCode: codes[0]!, from: hourText(10), to: hourText(20), purpose: '备勤', preempt: true },
    });
    return reservation.id;
  };

  it('keeps no piece in service when its last claim has ended', async () => {
    await reserve({ assetCode: codes[0]! });
    await expect(retire(hour(39))).rejects.toMatchObject({ code: 'in-use' });
    expect((await retire(hour(40))).equipment.retired).toMatchObject({ reason: '到期更新' });
  });

  it('keeps no piece in service when the offer of it has run out', async () => {
    const caller = { ...world.callers.north, roles: ['custodian' as const] };
    const offer = { assetCode: codes[0]!, to: { organisation: 'south' }, expiresInMinutes: 60 };
    await offerHandover(world.contextOf(caller), offer, { confirmed: false });
    await expect(retire(NOW)).rejects.toMatchObject({ code: 'in-use' });
    expect((await retire(hour(1))).equipment.retired).toBeDefined();
  });

  it('lets a reservation be cancelled of which one claim has ended', async () => {
    const { reservation } = await cancelReservation(north(hour(12)), await reserveBoth(), { reason: '不再需要' });
    expect(reservation.allocations.map(({ assetCode, state }) => [assetCode, state])).toEqual([
      [codes[0], 'ended'],
      [codes[1], 'cancelled'],
    ]);
  });

  it('lets a reservation be confirmed of which one claim has ended', async () => {
    const id = await reserveBoth({ holdUntil: hourText(30) });
    const { reservation } = await confirmReservation(north(hour(12)), id);
    expect(reservation.allocations.map(({ state }) => state)).toEqual(['expired', 'confirmed']);
  });

  it('cuts those claims short that go on for longer, and none where none does', async () => {
    const id = await reserveBoth();
    const { reservation } = await cutReservationShort(north(), id, { to: hourText(15) });
    expect(reservation.allocations.map(({ to }) => to)).toEqual([hourText(10), hourText(15)]);
    await expect(cutReservationShort(north(), id, { to: hourText(15) })).rejects.toMatchObject({
      code: 'validation-failed',
    });
  });
});
