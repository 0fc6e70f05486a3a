import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { inArray } from 'drizzle-orm';

import { addPieces, hour, makeWorld, NOW } from '../../../../test/support/custody-world.ts';
import { describeOnPostgres, type TestDatabase } from '../../../../test/support/database.ts';
import { makeRandom } from '../../../../test/support/random.ts';
import { allocation } from '../calendar/tables.ts';
import { equipment } from '../register/tables.ts';
import { ACTIVE_STATES, stateNow } from '../reservations/states.ts';
import { findNextFree } from './next-free.ts';

const HOUR_MS = 3_600_000;
const random = makeRandom(77);
const byte = () => random(256).toString(16).padStart(2, '0');
/** Ends in a byte by which it is drawn what becomes of the claim. */
const makeId = () => `01900000-0000-7000-8000-${Array.from({ length: 6 }, byte).join('')}`;
const MANY = Array.from({ length: 510 }, (_, index) => `NF-${index + 1}`);
const FEW = MANY.slice(0, 40);

describeOnPostgres('the next free time', (open) => {
  let database: TestDatabase;
  let claims: (typeof allocation.$inferSelect)[];

  beforeAll(async () => {
    database = await open();
    await makeWorld(database.db);
    await addPieces(database.db, MANY);
    const rows = MANY.flatMap(drawClaims);
    for (let first = 0; first < rows.length; first += 1_000)
      await database.db.insert(allocation).values(rows.slice(first, first + 1_000));
    // Taken back, moved away and put back, cut short: in this order no two of a piece ever overlap.
    await database.pool.query(`update allocation set state = 'cancelled' where get_byte(uuid_send(id), 15) < 30`);
    await database.pool
      .query(`update allocation set from_at = from_at + interval '5 years', to_at = to_at + interval '5 years'
      where get_byte(uuid_send(id), 15) between 30 and 60`);
    await database.pool
      .query(`update allocation set from_at = from_at - interval '5 years', to_at = to_at - interval '5 years'
      where get_byte(uuid_send(id), 15) between 30 and 45`);
    await database.pool.query(`update allocation set to_at = from_at + (to_at - from_at) / 2
      where get_byte(uuid_send(id), 15) between 40 and 90`);
    await database.pool.query('analyze');
    claims = await database.db.select().from(allocation);
  }, 240_000);

  afterAll(() => database.close());

  /** One claim after the other, some of them holds, of which some are over. */
  function drawClaims(assetCode: string) {
    let at = random(30);
    return Array.from({ length: 8 }, () => {
      const fromAt = hour((at += random(3) * random(20)));
      const toAt = hour((at += 1 + random(40)));
      const hold = random(5) === 0 ? { state: 'tentative' as const, expiresAt: hour(random(2) === 0 ? -1 : 5) } : {};
      const period = { fromAt, toAt, originalFrom: fromAt, originalTo: toAt, createdAt: NOW, changedAt: NOW };
      return {
        id: makeId(),
        assetCode,
        organisation: 'north',
        kind: 'drill',
        state: 'confirmed',
        ...period,
        ...hold,
      } as const;
    });
  }

  /** By the book: each end of a claim in its order, until enough pieces are free behind it. */
  function walk(codes: readonly string[], from: Date, hours: number, quantity: number) {
    const set = new Set(codes);
    const holding = claims.filter(
      (claim) => set.has(claim.assetCode) && ACTIVE_STATES.some((state) => state === stateNow(claim, NOW)),
    );
    const ofPiece = Map.groupBy(holding, (claim) => claim.assetCode);
    const isFree = (code: string, at: number) =>
      !ofPiece.get(code)?.some((claim) => +claim.fromAt < at + hours * HOUR_MS && +claim.toAt! > at);
    const ends = holding
      .filter((claim) => claim.toAt! > from && isFree(claim.assetCode, +claim.toAt!))
      .toSorted((one, other) => +one.toAt! - +other.toAt!);
    return ends
      .find(({ toAt }) => codes.filter((code) => isFree(code, +toAt!)).length >= quantity)
      ?.toAt?.toISOString();
  }

  describe.each([
    ['a few pieces', FEW],
    ['many', MANY],
  ])('of %s', (_, codes) => {
    it.each([4, 16, 64, 50_000])('is the first that is long enough for %d hours', async (hours) => {
      const matching = inArray(equipment.assetCode, codes);
      for (const quantity of [1, 3]) {
        for (const begin of [0, 100]) {
          const period = { from: hour(begin), to: new Date(+hour(begin) + hours * HOUR_MS) };
          const found = await findNextFree(database.db, { matching, period, quantity }, NOW);
          expect([quantity, begin, found?.from]).toEqual([quantity, begin, walk(codes, period.from, hours, quantity)]);
        }
      }
    });
  });
});
