import { Command } from 'commander';

import { connectDatabase } from '#database/connection';
import { migrateDatabase, SchemaTooNewError } from '#database/migrate-database';

import { OperatorError } from '../start/operator-error.ts';

/** For a role that owns the tables, so that the roles of the running parts need not. */
export function migrateCommand({ databaseUrl }: { databaseUrl: string | undefined }): Command {
  return new Command('migrate')
    .description('brings the PostgreSQL that MUSTER_DATABASE_URL names to the tables of this version')
    .action(async () => {
      if (!databaseUrl?.startsWith('postgres')) throw new OperatorError('set MUSTER_DATABASE_URL to postgres://…');
      const database = connectDatabase(databaseUrl);
      try {
        await migrateDatabase(database);
        console.log('The database has the tables of this version.');
      } catch (error) {
        if (error instanceof SchemaTooNewError) throw new OperatorError(error.message);
        const { message, cause } = error as Error;
        throw new OperatorError(cause instanceof Error ? cause.message : message);
      } finally {
        await database.close();
      }
    });
}
