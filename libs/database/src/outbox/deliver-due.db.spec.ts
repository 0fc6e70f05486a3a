import { afterAll, beforeAll, beforeEach, expect, it } from '@jest/globals';
import { sql } from 'drizzle-orm';

import { describeOnPostgres, type TestDatabase } from '../../../../test/support/database.ts';
import { withTransaction } from '../with-transaction.ts';
import { deliverDue, type Deliverer } from './deliver-due.ts';
import { GIVEN_UP_AFTER_MS } from './pause-before-retry.ts';
import { queueMessage } from './queue-message.ts';
import { outbox } from './tables.ts';

const NOW = new Date('2026-06-01T00:00:00.000Z');
const later = (ms: number) => new Date(NOW.getTime() + ms);

describeOnPostgres('the outbox', (open) => {
  let database: TestDatabase;
  const heard: string[] = [];
  const take: Deliverer = async (_, { receiver }) => void heard.push(receiver);

  beforeAll(async () => {
    database = await open();
    await database.db.execute(sql`create table told (receiver text primary key)`);
  });

  beforeEach(async () => {
    heard.length = 0;
    await database.db.execute(sql`truncate outbox, told`);
  });

  afterAll(() => database.close());

  const queue = (cause: string, receiver: string, channel = 'page') =>
    withTransaction(database.db, (tx) =>
      queueMessage(tx, { cause, channel, receiver, kind: 'test', payload: {} }, NOW),
    );
  const rows = () => database.db.select().from(outbox).orderBy(outbox.receiver);

  it('holds one message per cause and receiver, and delivers it once', async () => {
    for (const receiver of ['north', 'north', 'south']) await queue('one cause', receiver);
    expect(await deliverDue(database.db, { page: take }, NOW)).toBe(2);
    expect(await deliverDue(database.db, { page: take }, NOW)).toBe(0);
    expect(heard.sort()).toEqual(['north', 'south']);
  });

  it('leaves alone what is for a channel that nobody serves here', async () => {
    await queue('a cause', 'https://example.test', 'webhook');
    expect(await deliverDue(database.db, { page: take }, NOW)).toBe(0);
    expect(await rows()).toMatchObject([{ attempts: 0, deliveredAt: null }]);
  });

  it('tries again later what failed, with the same id, and lets the others through', async () => {
    await queue('a cause', 'north');
    await queue('a cause', 'south');
    const [north] = await rows();
    const refuseNorth: Deliverer = async (tx, message) => {
      await tx.execute(sql`insert into told values (${message.receiver})`);
      if (message.receiver === 'north') throw new Error('not today');
    };
    await deliverDue(database.db, { page: refuseNorth }, NOW);
    const told = await database.db.execute(sql`select receiver from told`);
    expect(told.rows).toEqual([{ receiver: 'south' }]);
    expect(await rows()).toMatchObject([
      { id: north!.id, attempts: 1, deliveredAt: null, lastError: 'not today', nextTryAt: later(1_000) },
      { attempts: 1, deliveredAt: NOW },
    ]);
    expect(await deliverDue(database.db, { page: take }, later(999))).toBe(0);
    expect(await deliverDue(database.db, { page: take }, later(1_000))).toBe(1);
    expect(await rows()).toMatchObject([{ id: north!.id, attempts: 2, deliveredAt: later(1_000) }, {}]);
  });

  it('gives up after 72 hours, and shows it', async () => {
    await queue('a cause', 'north');
    const refuse: Deliverer = async () => Promise.reject(new Error('gone'));
    await deliverDue(database.db, { page: refuse }, later(GIVEN_UP_AFTER_MS - 1));
    expect(await rows()).toMatchObject([{ failedAt: null }]);
    await deliverDue(database.db, { page: refuse }, later(GIVEN_UP_AFTER_MS + 900_000));
    expect(await rows()).toMatchObject([{ failedAt: later(GIVEN_UP_AFTER_MS + 900_000), lastError: 'gone' }]);
    expect(await deliverDue(database.db, { page: take }, later(GIVEN_UP_AFTER_MS * 2))).toBe(0);
  });

  it('is carried by several processes at once, each message by one of them', async () => {
    for (let count = 0; count < 60; count += 1) await queue(`cause ${count}`, `r${count}`);
    await Promise.all([1, 2, 3, 4].map(() => deliverDue(database.db, { page: take }, NOW)));
    await deliverDue(database.db, { page: take }, NOW);
    expect([heard.length, new Set(heard).size]).toEqual([60, 60]);
  });
});
