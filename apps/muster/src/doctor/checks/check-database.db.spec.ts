import { afterAll, beforeAll, expect, it } from '@jest/globals';

import { describeOnPostgres, type TestDatabase } from '../../../../../test/support/database.ts';
import { checkDatabase } from './check-database.ts';

describeOnPostgres('what the doctor says of a database', (open) => {
  let database: TestDatabase;
  beforeAll(async () => {
    database = await open();
  });
  afterAll(() => database.close());

  const check = async () =>
    (await checkDatabase(database.url, { postgres: '' })).map(({ standing, says }) => `${standing} ${says}`);

  it('its version, its schema, its clock, and no password', async () => {
    const found = await check();
    expect(found).toContainEqual(expect.stringMatching(/^ok postgres:.* is PostgreSQL \d+/));
    expect(found).toContainEqual(expect.stringMatching(/^ok its schema is the one/));
    expect(found).toContainEqual(expect.stringMatching(/^ok this computer's and the database's are equal/));
    const { password } = new URL(database.url);
    if (password) expect(found.join()).not.toContain(password);
  });

  it('that a later Muster has migrated it', async () => {
    await database.pool.query(
      'insert into drizzle.__drizzle_migrations (hash, created_at) select $1, max(created_at) + 1 from drizzle.__drizzle_migrations',
      ['later'],
    );
    expect(await check()).toContainEqual(expect.stringMatching(/^problem .*newer than this program/));
  });

  it('how many migrations it is behind', async () => {
    await database.pool.query(
      `delete from drizzle.__drizzle_migrations where created_at >=
         (select created_at from drizzle.__drizzle_migrations order by created_at desc offset 2 limit 1)`,
    );
    expect(await check()).toContainEqual(expect.stringMatching(/^warning .*2 migrations behind/));
  });

  it('that it cannot be reached', async () => {
    expect(await checkDatabase('postgres://muster@127.0.0.1:1/none', { postgres: '' })).toMatchObject([
      { standing: 'problem', says: expect.stringContaining('ECONNREFUSED') },
    ]);
  });
});
