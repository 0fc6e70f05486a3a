import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { sql } from 'drizzle-orm';

import { setTimeout as sleep } from 'node:timers/promises';

import { describeOnPostgres, type TestDatabase } from '../../../test/support/database.ts';
import { SeveredLine } from '../../../test/support/severed-line.ts';
import { connectDatabase, DEFAULT_LIMITS } from './connection.ts';
import { databaseError } from './error-code.ts';
import { isDatabaseAway } from './is-database-away.ts';
import { withTransaction } from './with-transaction.ts';

describeOnPostgres('withTransaction', (open) => {
  let database: TestDatabase;

  beforeAll(async () => {
    database = await open();
    await database.db.execute(sql`create table counter (id int primary key, value int not null)`);
    await database.db.execute(sql`insert into counter values (1, 0), (2, 0)`);
  });

  afterAll(() => database.close());

  const valueOf = async (id: number) => {
    const { rows } = await database.db.execute<{ value: number }>(sql`select value from counter where id = ${id}`);
    return rows[0]?.value;
  };

  it('leaves nothing of work that fails', async () => {
    const failing = withTransaction(database.db, async (tx) => {
      await tx.execute(sql`update counter set value = 99 where id = 1`);
      throw new Error('no');
    });
    await expect(failing).rejects.toThrow('no');
    expect(await valueOf(1)).toBe(0);
  });

  it('tries again after a serialization failure, and loses no increment', async () => {
    const increment = () =>
      withTransaction(database.db, async (tx) => {
        await tx.execute(sql`set transaction isolation level repeatable read`);
        const { rows } = await tx.execute<{ value: number }>(sql`select value from counter where id = 1`);
        await tx.execute(sql`update counter set value = ${(rows[0]?.value ?? 0) + 1} where id = 1`);
      });
    await Promise.all([increment(), increment(), increment()]);
    expect(await valueOf(1)).toBe(3);
  });

  it('tries again after a deadlock', async () => {
    const lockBoth = (first: number, second: number) =>
      withTransaction(database.db, async (tx) => {
        await tx.execute(sql`update counter set value = value + 1 where id = ${first}`);
        await tx.execute(sql`select pg_sleep(0.1)`);
        await tx.execute(sql`update counter set value = value + 1 where id = ${second}`);
      });
    const before = (await valueOf(2)) ?? 0;
    await Promise.all([lockBoth(1, 2), lockBoth(2, 1)]);
    expect(await valueOf(2)).toBe(before + 2);
  });

  it('tries again on another connection when its own has died, and writes once', async () => {
    const before = (await valueOf(2)) ?? 0;
    let attempts = 0;
    await withTransaction(database.db, async (tx) => {
      await tx.execute(sql`update counter set value = value + 1 where id = 2`);
      const { rows } = await tx.execute<{ pid: number }>(sql`select pg_backend_pid() as pid`);
      if (++attempts === 1) await database.db.execute(sql`select pg_terminate_backend(${rows[0]!.pid})`);
      await tx.execute(sql`select 1`);
    });
    expect([attempts, await valueOf(2)]).toEqual([2, before + 1]);
  });

  it('waits for a lock and for a statement no longer than its limits say', async () => {
    const limits = { ...DEFAULT_LIMITS, connections: 2, lockMs: 100, statementMs: 300 };
    const hasty = connectDatabase(database.url, limits);
    const update = sql`update counter set value = value where id = 2`;
    const failure = await withTransaction(database.db, async (tx) => {
      await tx.execute(update);
      return hasty.db.execute(update).then(undefined, (error: unknown) => error);
    });
    const slow = await hasty.db.execute(sql`select pg_sleep(5)`).catch((error: unknown) => error);
    await hasty.close();
    expect([failure, slow].map((error) => [databaseError(error)?.code, isDatabaseAway(error)])).toEqual([
      ['55P03', true],
      ['57014', true],
    ]);
  });

  it('joins the transaction that it is called in', async () => {
    const outer = withTransaction(database.db, async (tx) => {
      await withTransaction(tx, (inner) => inner.execute(sql`update counter set value = -1 where id = 2`));
      throw new Error('whole or absent');
    });
    await expect(outer).rejects.toThrow('whole or absent');
    expect(await valueOf(2)).not.toBe(-1);
  });

  it('says which constraint was violated, out of the wrapping of the query builder', async () => {
    const error = await database.db.execute(sql`insert into counter values (1, 0)`).catch((error: unknown) => error);
    expect(databaseError(error)).toEqual({ code: '23505', constraint: 'counter_pkey' });
  });

  it('gives back a connection on which no transaction could begin, and takes another', async () => {
    const { line, url } = await SeveredLine.to(database.url);
    const through = connectDatabase(url, { ...DEFAULT_LIMITS, connections: 1 });
    try {
      await through.db.execute(sql`select 1`);
      line.strand();
      const begun = withTransaction(through.db, async () => 'done');
      await sleep(50);
      line.cut();
      line.join();
      expect(await begun).toBe('done');
    } finally {
      await through.close();
      line.close();
    }
  });
});
