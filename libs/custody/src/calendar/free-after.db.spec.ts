import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { eq } from 'drizzle-orm';

import { withTransaction } from '#database/with-transaction';

import { addPieces, hour, hourText, makeWorld } from '../../../../test/support/custody-world.ts';
import { describeOnPostgres, type TestDatabase } from '../../../../test/support/database.ts';
import { makeRandom } from '../../../../test/support/random.ts';
import type { Context } from '../authorisation/caller.ts';
import { Problem } from '../problem.ts';
import { beginDeployment } from '../reservations/begin-deployment.ts';
import { cancelReservation } from '../reservations/cancel-reservation.ts';
import { confirmReservation } from '../reservations/confirm-reservation.ts';
import { createReservation } from '../reservations/create-reservation.ts';
import { cutReservationShort } from '../reservations/cut-reservation-short.ts';
import { extendReservation } from '../reservations/extend-reservation.ts';
import { releaseDeployment } from '../reservations/release-deployment.ts';
import { swapPiece } from '../reservations/swap-piece.ts';
import type { Work } from './claim.ts';
import { RESERVABLE_KINDS } from './kinds.ts';
import { allocation } from './tables.ts';

const CALLERS = 4;
const ACTS = 80;
const CODES = ['FA-1', 'FA-2', 'FA-3', 'FA-4'];
const REASON = { reason: '演练' };

type Below = (below: number) => number;

describeOnPostgres('the free time behind each claim', (open) => {
  let database: TestDatabase;
  let world: Awaited<ReturnType<typeof makeWorld>>;
  const done = new Map<string, number>();
  const byNeed = new Set<string>();

  beforeAll(async () => {
    database = await open();
    world = await makeWorld(database.db);
    await addPieces(database.db, CODES, { capabilities: { flow: 1 } });
  });

  afterAll(() => database.close());

  const pick = <T>(random: Below, among: readonly T[]): T | undefined => among[random(among.length)];
  const claims = (state: 'running' | 'confirmed' | 'tentative') =>
    database.db.select().from(allocation).where(eq(allocation.state, state));
  const work = <T>(context: Context, act: (work: Work) => Promise<T>) =>
    withTransaction(database.db, (tx) => act({ tx, context: { ...context, db: tx }, changes: [] }));

  const ACT: Readonly<Record<string, (random: Below, at: number, context: Context) => Promise<unknown>>> = {
    async reserve(random, at, context) {
      const from = at + random(60);
      const by = random(3) === 0 ? { need: { family: 'pump', minimum: {}, quantity: 1 + random(2) } } : {};
      const of = 'need' in by ? by : { assetCode: pick(random, CODES)! };
      const period = { from: hourText(from), to: hourText(from + 1 + random(20)) };
      const hold = random(3) === 0 ? { holdUntil: hourText(at + 1 + random(4)) } : {};
      const kind = pick(random, RESERVABLE_KINDS)!;
      const override = { by: '李', reason: 'x' };
      const claim = { ...of, ...period, ...hold, kind, purpose: '演练', preempt: random(2) === 0, override };
      const made = await createReservation(context, claim);
      if ('need' in of) byNeed.add(made.reservation.id);
      return made;
    },
    async deploy(random, at, context) {
      const planned = { from: hour(at), plannedTo: hour(at + 5), why: '汛期' };
      const organisation = { code: 'center', name: 'center' };
      const override = { by: '李', reason: 'x' };
      const deployment = { assetCode: pick(random, CODES)!, organisation, ...planned, override };
      return work(context, (inside) => beginDeployment(inside, deployment));
    },
    async release(random, _at, context) {
      const running = pick(random, await claims('running'));
      return running && work(context, (inside) => releaseDeployment(inside, running.id).then(() => running));
    },
    async extend(random, _at, context) {
      const claim = pick(random, await claims('confirmed'));
      const to = claim?.toAt && new Date(claim.toAt.getTime() + 3_600_000 * (1 + random(5))).toISOString();
      return to && extendReservation(context, claim.reservation!, { to });
    },
    async cut(random, at, context) {
      const claim = pick(random, await claims('confirmed'));
      const to = claim && new Date(Math.max(claim.fromAt.getTime() + 3_600_000, +hour(at))).toISOString();
      return to && cutReservationShort(context, claim.reservation!, { to });
    },
    async swap(random, _at, context) {
      const all = await claims('confirmed');
      const isByNeed = ({ reservation }: (typeof all)[number]) => byNeed.has(reservation!);
      const claim = pick(
        random,
        all.filter((each) => isByNeed(each) && each.fromAt > context.now),
      );
      return claim && swapPiece(context, claim.reservation!, { assetCode: claim.assetCode });
    },
    async confirm(random, _at, context) {
      const claim = pick(random, await claims('tentative'));
      return claim && confirmReservation(context, claim.reservation!);
    },
    async cancel(random, _at, context) {
      const claim = pick(random, await claims('confirmed'));
      return claim && cancelReservation(context, claim.reservation!, REASON);
    },
  };

  async function actAtRandom(seed: number): Promise<void> {
    const random = makeRandom(seed);
    const names = [
      ...Array.from({ length: 4 }, () => ['reserve', 'reserve', 'swap', 'confirm']).flat(),
      ...Object.keys(ACT),
    ];
    for (let count = 0; count < ACTS; count += 1) {
      const name = pick(random, names)!;
      const at = Math.floor(count / 2);
      const context = world.contextOf(world.callers.center, hour(at));
      const answer = await ACT[name]!(random, at, context).then(
        (result) => (result ? name : 'nothing'),
        (error: unknown) => {
          if (error instanceof Problem) return error.code;
          throw error;
        },
      );
      done.set(answer, (done.get(answer) ?? 0) + 1);
    }
  }

  const kept = async () =>
    (await database.pool.query('select allocation, asset_code, from_at, seconds, class from free_after order by 1'))
      .rows;

  it('is what the claims say, whatever was done to them by several at once', async () => {
    await Promise.all(Array.from({ length: CALLERS }, (_, caller) => actAtRandom(caller * 7_919 + 3)));
    const before = await kept();
    await database.pool.query('delete from free_after; select derive_free_after(array(select id from allocation))');
    expect(before).toEqual(await kept());
    expect(before.length).toBeGreaterThan(5);
    // Which acts find something to act on is a matter of who comes first: most of the eight do, whoever that is.
    expect(Object.keys(ACT).filter((name) => done.has(name)).length).toBeGreaterThan(4);
  });
});
