import { afterAll, beforeAll, expect, it } from '@jest/globals';

import { describeOnPostgres, type TestDatabase } from '../../../test/support/database.ts';
import { connectDatabase } from './connection.ts';
import { migrateDatabase } from './migrate-database.ts';

describeOnPostgres('migrateDatabase', (open) => {
  let database: TestDatabase;

  beforeAll(async () => {
    database = await open();
    await database.pool.query('drop schema public cascade; create schema public; drop schema drizzle cascade');
  });

  afterAll(() => database.close());

  it('lets two starters at once migrate an empty database, once', async () => {
    const other = connectDatabase(database.url);
    await Promise.all([migrateDatabase(database), migrateDatabase(other)]);
    await other.close();
    const { rows } = await database.pool.query('select count(*)::int as count from drizzle.__drizzle_migrations');
    const { rows: tables } = await database.pool.query("select to_regclass('equipment') is not null as made");
    expect(rows[0].count).toBeGreaterThan(0);
    expect(tables[0].made).toBe(true);
  });

  it('changes nothing on a database that is up to date', async () => {
    const count = async () => {
      const { rows } = await database.pool.query('select count(*)::int as count from drizzle.__drizzle_migrations');
      return rows[0].count;
    };
    const before = await count();
    await migrateDatabase(database);
    expect(await count()).toBe(before);
  });
});
