import { afterAll, beforeAll, beforeEach, expect, it } from '@jest/globals';
import { setTimeout as sleep } from 'node:timers/promises';

import { describeOnPostgres, type TestDatabase } from '../../../test/support/database.ts';
import { returnLeases, takeLease } from './lease.ts';

const MINUTE_MS = 60_000;

describeOnPostgres('work that one process at a time does', (open) => {
  let database: TestDatabase;

  beforeAll(async () => (database = await open()));
  beforeEach(() => database.pool.query('delete from lease'));
  afterAll(() => database.close());

  const take = (holder: string, ms = MINUTE_MS, name = 'sweeping') => takeLease(database.db, { name, holder, ms });

  it('goes to one of many who ask at once, and stays with that one', async () => {
    const asked = ['a', 'b', 'c', 'd', 'e'];
    const got = await Promise.all(asked.map((holder) => take(holder)));
    expect(got.filter(Boolean)).toHaveLength(1);
    expect(await Promise.all(asked.map((holder) => take(holder)))).toEqual(got);
  });

  it('goes to another once its holder has not asked again in time', async () => {
    await take('a', 50);
    expect(await take('b')).toBe(false);
    await sleep(80);
    expect(await take('b')).toBe(true);
    expect(await take('a')).toBe(false);
  });

  it('goes to another at once when its holder gives it back, and only what it holds itself', async () => {
    await take('a');
    await take('b', MINUTE_MS, 'trimming');
    await returnLeases(database.db, 'a');
    expect([await take('c'), await take('c', MINUTE_MS, 'trimming')]).toEqual([true, false]);
  });
});
