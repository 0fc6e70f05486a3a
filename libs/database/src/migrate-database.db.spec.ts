import { afterAll, beforeAll, expect, it } from '@jest/globals';

import { describeOnPostgres, type TestDatabase } from '../../../test/support/database.ts';
import { connectDatabase } from './connection.ts';
import { migrateDatabase, SchemaTooNewError } from './migrate-database.ts';

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

  it('asks no more of a role than to read, where there is nothing to do', async () => {
    await database.pool.query(`
      do $$ begin create role muster_runs login password 'runs'; exception when duplicate_object then null; end $$;
      revoke create on schema public from public;
      grant usage on schema drizzle to muster_runs; grant select on all tables in schema drizzle to muster_runs`);
    const at = new URL(database.url);
    [at.username, at.password] = ['muster_runs', 'runs'];
    const humble = connectDatabase(at.href);
    await expect(migrateDatabase(humble)).resolves.toBeUndefined();
    await humble.close();
  });

  it('refuses a database that a newer version has written', async () => {
    await database.pool.query(
      "insert into drizzle.__drizzle_migrations (hash, created_at) values ('of tomorrow', 99999999999999)",
    );
    await expect(migrateDatabase(database)).rejects.toThrow(SchemaTooNewError);
  });
});
