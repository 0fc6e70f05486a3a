import { afterAll, beforeAll, beforeEach, expect, it } from '@jest/globals';

import { bootstrap } from '#custody/bootstrap';
import { withTransaction } from '#database/with-transaction';

import { describeOnPostgres, type TestDatabase } from '../../../../test/support/database.ts';
import { equipment } from '../register/tables.ts';
import { appendQuarantine } from './append-quarantine.ts';
import { measureQuarantine, trimQuarantine } from './trim-quarantine.ts';

const PLENTY = 1_000_000_000;

describeOnPostgres('a full quarantine', (open) => {
  let database: TestDatabase;

  beforeAll(async () => {
    database = await open();
    const now = new Date();
    await bootstrap(database.db, async () => ({ password: 'a password', mustChangePassword: false }), now);
    const home = { owner: 'center', hostUnit: 'center', custodian: 'center' };
    const entry = {
      assetCode: 'Q-1',
      name: '水泵',
      family: 'pump',
      reportingIntervalSeconds: 60,
      capabilities: {},
      timeSource: 'device',
    };
    await database.db.insert(equipment).values({ ...entry, ...home, createdAt: now } as typeof equipment.$inferInsert);
  });
  beforeEach(() => database.pool.query('delete from quarantine'));
  afterAll(() => database.close());

  const fill = (count: number, bytes: number) =>
    withTransaction(database.db, (tx) =>
      appendQuarantine(
        tx,
        Array.from({ length: count }, (_, index) => ({
          ...{ assetCode: 'Q-1', receivedAt: index, topic: 't', reason: 'malformed-json', detail: '' },
          payload: Buffer.alloc(bytes, 'x'),
        })) as Parameters<typeof appendQuarantine>[1],
      ),
    );
  const kept = async () => {
    const { rows } = await database.pool.query('select received_at from quarantine order by id');
    return rows.map((row: { received_at: Date }) => row.received_at.getTime());
  };

  it('lets its oldest messages go until as many are left as it may hold', async () => {
    await fill(2_500, 10);
    expect(await trimQuarantine(database.db, { maximumMessages: 100, maximumBytes: PLENTY })).toBe(2_400);
    expect(await kept()).toEqual(Array.from({ length: 100 }, (_, index) => 2_400 + index));
  });

  it('lets them go until their bytes fit', async () => {
    await fill(20, 1_000);
    expect(await trimQuarantine(database.db, { maximumMessages: PLENTY, maximumBytes: 5_500 })).toBe(15);
    expect(await kept()).toEqual([15, 16, 17, 18, 19]);
    expect(await measureQuarantine(database.db)).toEqual({ messages: 5, bytes: 5_005 });
  });

  it('keeps all that fits', async () => {
    await fill(3, 1_000);
    expect(await trimQuarantine(database.db, { maximumMessages: 3, maximumBytes: 3_003 })).toBe(0);
    expect(await kept()).toEqual([0, 1, 2]);
  });
});
