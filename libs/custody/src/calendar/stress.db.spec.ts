import { afterAll, beforeAll, expect, it } from '@jest/globals';

import { addPieces, hourText, makeWorld } from '../../../../test/support/custody-world.ts';
import { describeOnPostgres, type TestDatabase } from '../../../../test/support/database.ts';
import { makeRandom } from '../../../../test/support/random.ts';
import { Problem } from '../problem.ts';
import { createReservation } from '../reservations/create-reservation.ts';
import { RESERVABLE_KINDS } from './kinds.ts';
import type { NewReservation } from '../reservations/schemas.ts';

const CALLERS = 30;
const ATTEMPTS = 300;
const PIECES = 12;

describeOnPostgres('many callers at once', (open) => {
  let database: TestDatabase;
  let world: Awaited<ReturnType<typeof makeWorld>>;
  const codes = Array.from({ length: PIECES }, (_, index) => `ST-${index + 1}`);

  beforeAll(async () => {
    database = await open();
    world = await makeWorld(database.db);
    await addPieces(database.db, codes);
  });

  afterAll(() => database.close());

  const makeClaim = (random: (below: number) => number): NewReservation => {
    const from = 24 + random(200);
    const by =
      random(3) === 0
        ? { need: { family: 'pump', minimum: {}, quantity: 1 + random(3) } }
        : { assetCode: codes[random(PIECES)] };
    const kind = RESERVABLE_KINDS[random(RESERVABLE_KINDS.length)]!;
    const period = { from: hourText(from), to: hourText(from + 1 + random(20)) };
    return { ...by, ...period, kind, purpose: '演练', preempt: random(2) === 0, override: { by: '李', reason: 'x' } };
  };

  it('never book a piece twice, get an answer each, and tell each displaced owner once of each cause', async () => {
    const answers = new Map<string, number>();
    const made: string[] = [];
    const call = async (caller: number) => {
      const random = makeRandom(caller * 7_919 + 1);
      for (let attempt = 0; attempt < ATTEMPTS / CALLERS; attempt += 1) {
        const claim = makeClaim(random);
        const who = claim.kind === 'national_reserve' ? world.callers.center : world.callers.north;
        const answer = await createReservation(world.contextOf(who), claim).then(
          ({ reservation }) => (made.push(reservation.id), 'made'),
          (error: unknown) => (error instanceof Problem ? error.code : String((error as Error).cause ?? error)),
        );
        answers.set(answer, (answers.get(answer) ?? 0) + 1);
      }
    };
    await Promise.all(Array.from({ length: CALLERS }, (_, caller) => call(caller)));
    expect([...answers.keys()].sort()).toEqual(['allocation-conflict', 'made']);
    expect(answers.get('made')).toBe(made.length);
    const { rows } = await database.pool.query(`
      select (select count(*) from allocation a join allocation b on a.asset_code = b.asset_code and a.id < b.id
          and a.state in ('tentative', 'confirmed') and b.state in ('tentative', 'confirmed')
          and tstzrange(a.from_at, a.to_at) && tstzrange(b.from_at, b.to_at))::int as overlaps,
        (select count(*) from (select by.reservation, weak.organisation from allocation weak
          join allocation by on by.id = weak.displaced_by group by 1, 2) owed)::int as owed,
        (select count(*) from outbox)::int as told,
        (select count(distinct id) from reservation)::int as reservations,
        (select count(*) from ledger_entry where content like '%"act":"displace-claim"%')::int
          - (select count(*) from allocation where displaced_by is not null)::int as unledgered`);
    expect(rows[0]).toMatchObject({ overlaps: 0, reservations: made.length });
    expect(rows[0].told).toBe(rows[0].owed);
    expect(rows[0].told).toBeGreaterThan(0);
    expect(rows[0].unledgered).toBe(0);
  });

  it('leave a refusal that was right: what it names stood there, and its next free window is free', async () => {
    const from = hourText(30);
    const claim = {
      assetCode: codes[0],
      from,
      to: hourText(130),
      kind: 'own_use',
      purpose: 'x',
      preempt: false,
    } as const;
    const refused = await createReservation(world.contextOf(world.callers.north), claim).then(
      () => undefined,
      (error: Problem) => error.options.members,
    );
    expect(refused?.conflicts?.length).toBeGreaterThan(0);
    const window = refused!.nextFree!;
    const later = { ...claim, from: window.from, to: window.to };
    await createReservation(world.contextOf(world.callers.north), later);
    const early = { ...claim, from: new Date(Date.parse(window.from) - 1).toISOString(), to: window.from };
    await expect(createReservation(world.contextOf(world.callers.north), early)).rejects.toMatchObject({
      code: 'allocation-conflict',
    });
  });
});
