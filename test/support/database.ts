import { describe } from '@jest/globals';
import { randomBytes } from 'node:crypto';
import pg from 'pg';

import { connectDatabase, type DatabaseConnection } from '#database/connection';

import { describeWith } from './describe-with.ts';

export interface TestDatabase extends DatabaseConnection {
  /** Closes the connections and drops the database. */
  close(): Promise<void>;
}

type OpenDatabase = () => Promise<TestDatabase>;

/**
 * Runs a suite on the embedded PostgreSQL, and once more on the server that MUSTER_TEST_POSTGRES_URL names. Each call of
 * `open` gives a migrated database of its own.
 */
export function describeOnPostgres(name: string, suite: (open: OpenDatabase) => void): void {
  describe(`${name}, on the embedded PostgreSQL`, () => suite(() => open(required('MUSTER_TEST_EMBEDDED_URL'))));
  const outside = process.env['MUSTER_TEST_POSTGRES_URL'];
  const need = { name: 'MUSTER_TEST_POSTGRES_URL', present: outside !== undefined };
  describeWith(need, `${name}, on an outside PostgreSQL`, () => suite(() => open(outside ?? '')));
}

async function open(serverUrl: string): Promise<TestDatabase> {
  const template = required('MUSTER_TEST_TEMPLATE');
  const name = `${template}_${randomBytes(6).toString('hex')}`;
  await onServer(serverUrl, `create database ${name} template ${template}`);
  const at = new URL(serverUrl);
  at.pathname = `/${name}`;
  // A commit waits for no disk: what is lost in a power cut is not for these suites.
  at.searchParams.set('options', '-c synchronous_commit=off');
  const connection = connectDatabase(at.href);
  const close = async () => {
    await connection.close();
    await onServer(serverUrl, `drop database ${name} with (force)`);
  };
  return { ...connection, close };
}

async function onServer(url: string, statement: string): Promise<void> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    await client.query(statement);
  } finally {
    await client.end();
  }
}

function required(name: string): string {
  const value = process.env[name];
  if (value === undefined) throw new Error(`${name} is missing: database suites run in the Jest project 'database'`);
  return value;
}
