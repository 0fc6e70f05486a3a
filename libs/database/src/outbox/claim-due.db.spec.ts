import { afterAll, beforeAll, beforeEach, expect, it } from '@jest/globals';
import { sql } from 'drizzle-orm';
import { randomUUID } from 'node:crypto';

import { describeOnPostgres, type TestDatabase } from '../../../../test/support/database.ts';
import { withTransaction } from '../with-transaction.ts';
import { claimDue, receiverKey } from './claim-due.ts';
import { GIVEN_UP_AFTER_MS } from './pause-before-retry.ts';
import { queueMessage } from './queue-message.ts';
import { NotDelivered, settle } from './settle.ts';
import { outbox } from './tables.ts';

const NOW = new Date('2026-06-01T00:00:00.000Z');
const later = (ms: number) => new Date(NOW.getTime() + ms);

describeOnPostgres('what goes out of the house', (open) => {
  let database: TestDatabase;
  const [one, other] = [randomUUID(), randomUUID()];

  beforeAll(async () => {
    database = await open();
  });

  beforeEach(() => database.db.execute(sql`truncate outbox`));

  afterAll(() => database.close());

  const queue = (cause: string, receiver: string) =>
    withTransaction(database.db, (tx) =>
      queueMessage(tx, { cause, channel: 'sms', receiver, kind: 'test', payload: {} }, NOW),
    );
  const claim = (holder: string, { now = NOW, most = 10, busy = [] as string[] } = {}) =>
    claimDue(database.db, { channels: ['sms'], busy, most, holder }, now);
  const row = async () => (await database.db.select().from(outbox))[0]!;
  const endClaims = () => database.db.execute(sql`update outbox set claimed_until = now() - interval '1 s'`);

  it('is in the hands of one process at a time', async () => {
    for (let count = 0; count < 40; count += 1) await queue(`cause ${count}`, `r${count}`);
    const taken = await Promise.all([1, 2, 3, 4].map(() => claim(randomUUID(), { most: 40 })));
    const ids = taken.flat().map(({ id }) => id);
    expect([ids.length, new Set(ids).size]).toEqual([40, 40]);
  });

  it('goes again with the same id when its process ended between delivery and note', async () => {
    await queue('a cause', 'north');
    const [first] = await claim(one);
    expect(await claim(other)).toEqual([]);
    await endClaims();
    const [second] = await claim(other);
    expect(second).toMatchObject({ id: first!.id, attempts: 2, claimedBy: other });
  });

  it('is settled by who has it in hand, not by who had it before', async () => {
    await queue('a cause', 'north');
    const [first] = await claim(one);
    await endClaims();
    const [second] = await claim(other);
    await settle(database.db, first!, { error: new Error('too late') }, NOW);
    expect(await row()).toMatchObject({ claimedBy: other, lastError: null });
    await settle(database.db, second!, {}, later(5));
    expect(await row()).toMatchObject({ claimedBy: null, deliveredAt: later(5) });
    expect(await claim(one, { now: later(GIVEN_UP_AFTER_MS) })).toEqual([]);
  });

  it('is tried again twice as late each time, or as late as the receiver asks for', async () => {
    await queue('a cause', 'north');
    const fail = async (error: unknown, now: Date) => {
      const [message] = await claim(one, { now });
      await settle(database.db, message!, { error }, now);
      return (await row()).nextTryAt;
    };
    expect(await fail(new Error('no'), NOW)).toEqual(later(1_000));
    expect(await claim(one, { now: later(999) })).toEqual([]);
    expect(await fail(new Error('no'), later(1_000))).toEqual(later(3_000));
    expect(await fail(new NotDelivered('busy', { retryAfterMs: 60_000 }), later(3_000))).toEqual(later(63_000));
  });

  it('fails for good after 72 hours, or at once where there is no hope, and shows it', async () => {
    await queue('a cause', 'north');
    const [message] = await claim(one);
    await settle(database.db, message!, { error: new Error('no') }, later(GIVEN_UP_AFTER_MS));
    expect(await row()).toMatchObject({ failedAt: later(GIVEN_UP_AFTER_MS), lastError: 'no' });
    await queue('another', 'south');
    const [hopeless] = await claim(one);
    await settle(database.db, hopeless!, { error: new NotDelivered('gone', { isFinal: true }) }, NOW);
    expect(await claim(one, { now: later(GIVEN_UP_AFTER_MS * 2) })).toEqual([]);
  });

  it('lets no receiver take all the hands, and waits for one that is being delivered to', async () => {
    for (let count = 0; count < 12; count += 1) await queue(`cause ${count}`, 'slow');
    await queue('a cause', 'quick');
    const taken = await claim(one, { most: 8 });
    expect(taken.map(({ receiver }) => receiver).sort()).toEqual(['quick', 'slow', 'slow', 'slow', 'slow']);
    expect(await claim(one, { busy: [receiverKey({ channel: 'sms', receiver: 'slow' })] })).toEqual([]);
  });
});
