import { afterAll, beforeAll, beforeEach, expect, it } from '@jest/globals';

import { addPieces, hour, hourText, makeWorld, NOW } from '../../../../test/support/custody-world.ts';
import { describeOnPostgres, type TestDatabase } from '../../../../test/support/database.ts';
import { FailingDatabase } from '../../../../test/support/failing-database.ts';
import { beginDeployment } from '../reservations/begin-deployment.ts';
import type { Work } from './claim.ts';
import { createReservation } from '../reservations/create-reservation.ts';
import { readReservation } from '../reservations/read-reservation.ts';
import { releaseDeployment } from '../reservations/release-deployment.ts';
import type { NewReservation } from '../reservations/schemas.ts';
import { withTransaction } from '#database/with-transaction';
import { confirmReservation } from '../reservations/confirm-reservation.ts';
import { extendReservation } from '../reservations/extend-reservation.ts';

const TABLES = ['reservation', 'allocation', 'outbox', 'ledger_entry', 'ledger_chain', 'audit_entry', 'stream_event'];

describeOnPostgres('the calendar of a piece', (open) => {
  let database: TestDatabase;
  let world: Awaited<ReturnType<typeof makeWorld>>;
  let failing: FailingDatabase;
  let count = 0;
  let code = '';

  beforeAll(async () => {
    database = await open();
    world = await makeWorld(database.db);
    failing = new FailingDatabase(database.url);
  });

  beforeEach(async () => {
    code = `CP-${(count += 1)}`;
    await addPieces(database.db, [code]);
  });

  afterAll(async () => {
    await failing.connection.close();
    await database.close();
  });

  const reserve = (who: 'center' | 'north' | 'south', claim: Partial<NewReservation>, now = NOW) =>
    createReservation(world.contextOf(world.callers[who], now), {
      ...{ assetCode: code, from: hourText(24), to: hourText(48), purpose: '演练', preempt: false },
      ...claim,
    });
  const read = async (id: string, now = NOW) =>
    (await readReservation(world.contextOf(world.callers.center, now), id)).reservation;
  /** Everything that the act may write, as one text. */
  const everything = async () => {
    const sums = TABLES.map((table) =>
      database.pool.query(`select coalesce(string_agg(t::text, '|' order by t::text), '') as all from ${table} t`),
    );
    return (await Promise.all(sums)).map(({ rows }) => rows[0].all as string);
  };

  it('has a pre-emption whole or not at all, wherever it is broken off', async () => {
    const spare = [`${code}-A`, `${code}-B`];
    await addPieces(database.db, spare, { capabilities: { [`only${count}`]: 1 } });
    const need = { family: 'pump', minimum: { [`only${count}`]: 1 }, quantity: 1 };
    const movable = await reserve('north', { assetCode: undefined, need, kind: 'drill' });
    const taken = movable.reservation.allocations[0]!.assetCode;
    await reserve('north', { assetCode: taken, kind: 'drill', from: hourText(48), to: hourText(50) });
    const claim = { ...{ assetCode: taken, from: hourText(24), to: hourText(60), purpose: '备勤', preempt: true } };
    const act = () => createReservation(world.contextOf(world.callers.center, NOW, failing.connection.db), claim);
    const before = await everything();
    let statement = 1;
    while (!(await failing.attempt(act, statement))) {
      expect([statement, await everything()]).toEqual([statement, before]);
      statement += 1;
    }
    // It went through only when there was no statement left to break off before.
    expect(statement).toBe(failing.sent + 1);
    expect(statement).toBeGreaterThan(20);
    const { rows } = await database.pool.query(
      `select (select count(*) from outbox where cause like 'reservation:%')::int as told,
        (select count(*) from ledger_entry where content like '%"act":"displace-claim"%')::int as displaced,
        (select count(*) from allocation where displaced_by is not null)::int as aside`,
    );
    expect(rows).toEqual([{ told: 1, displaced: 2, aside: 2 }]);
  });

  const deploy = (now = NOW, more: object = {}) =>
    withTransaction(database.db, (tx) => {
      const context = { ...world.contextOf(world.callers.center, now), db: tx };
      const work: Work = { tx, context, changes: [] };
      const organisation = { code: 'center', name: 'center' };
      const planned = { from: now, plannedTo: hour(30), why: '调动令 2026-7', ...more };
      return beginDeployment(work, { assetCode: code, organisation, ...planned });
    });
  const release = (id: string, now: Date) =>
    withTransaction(database.db, (tx) => {
      const context = { ...world.contextOf(world.callers.center, now), db: tx };
      return releaseDeployment({ tx, context, changes: [] }, id);
    });
  const outcomes = async (cause: string) => {
    const { rows } = await database.pool.query('select receiver, payload from outbox where cause = $1', [cause]);
    return rows.map(({ receiver, payload }) => [
      receiver,
      payload.claims.map((claim: { outcome: string }) => claim.outcome),
    ]);
  };

  it('puts what stands in the way of a running deployment at risk, and back at its release', async () => {
    const soon = await reserve('north', { kind: 'drill' });
    const later = await reserve('north', { kind: 'own_use', from: hourText(100), to: hourText(120) });
    const id = await deploy();
    expect([(await read(soon.reservation.id)).state, (await read(later.reservation.id)).state]).toEqual([
      'at_risk',
      'at_risk',
    ]);
    expect(await outcomes(`deployment:${id}`)).toEqual([['north', ['at_risk', 'at_risk']]]);
    // The piece is the deployment's without an end, whatever was planned.
    await expect(reserve('south', { from: hourText(200), to: hourText(201) })).rejects.toMatchObject({
      code: 'not-found',
    });
    await expect(reserve('north', { from: hourText(200), to: hourText(201) })).rejects.toMatchObject({
      code: 'allocation-conflict',
      options: { members: { conflicts: [{ kind: 'deployment', to: null, plannedTo: hourText(30) }], nextFree: null } },
    });
    await release(id, hour(40));
    expect((await read(soon.reservation.id, hour(40))).allocations).toMatchObject([
      { state: 'confirmed', from: hourText(40), originalFrom: hourText(24), to: hourText(48) },
    ]);
    expect((await read(later.reservation.id, hour(40))).state).toBe('confirmed');
    expect(await outcomes(`release:${id}`)).toEqual([['north', ['put_back', 'put_back']]]);
  });

  it('says at the release what came too late', async () => {
    const missed = await reserve('north', { kind: 'drill' });
    const id = await deploy();
    await release(id, hour(50));
    expect((await read(missed.reservation.id, hour(50))).state).toBe('preempted');
    expect(await outcomes(`release:${id}`)).toEqual([['north', ['lost']]]);
  });

  it('cuts what has begun where the deployment begins', async () => {
    const begun = await reserve('north', { kind: 'own_use', from: hourText(-5), to: hourText(40) });
    await deploy();
    expect((await read(begun.reservation.id)).allocations).toMatchObject([
      { state: 'preempted', endedAt: hourText(0) },
    ]);
  });

  it('lets no deployment begin in the middle of another, or of safety-critical maintenance without a name', async () => {
    await deploy();
    await expect(deploy(hour(1))).rejects.toMatchObject({ code: 'allocation-conflict' });
    code = `${code}-M`;
    await addPieces(database.db, [code]);
    await reserve('north', { kind: 'maintenance_safety' });
    await expect(deploy()).rejects.toMatchObject({ code: 'allocation-conflict' });
    await deploy(NOW, { override: { by: '李主任', reason: '井下有人被困' } });
  });

  it('keeps a tentative claim tentative across a deployment, and a confirmed one firm', async () => {
    const hold = await reserve('north', { kind: 'drill', holdUntil: hourText(20) });
    const firm = await reserve('north', {
      kind: 'drill',
      from: hourText(60),
      to: hourText(61),
      holdUntil: hourText(20),
    });
    const id = await deploy();
    await confirmReservation(world.contextOf(world.callers.north), firm.reservation.id);
    await expect(
      extendReservation(world.contextOf(world.callers.north), firm.reservation.id, { to: hourText(62) }),
    ).rejects.toMatchObject({ code: 'illegal-transition' });
    await release(id, hour(10));
    const states = await Promise.all(
      [hold, firm].map(async (each) => (await read(each.reservation.id, hour(10))).state),
    );
    expect(states).toEqual(['tentative', 'confirmed']);
    expect((await read(hold.reservation.id, hour(21))).state).toBe('expired');
  });
});
