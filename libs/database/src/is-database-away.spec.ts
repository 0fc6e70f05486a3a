import { expect, it } from '@jest/globals';
import { DrizzleQueryError } from 'drizzle-orm';

import { isDatabaseAway } from './is-database-away.ts';

const failed = (message: string, code?: string) =>
  new DrizzleQueryError('select 1', [], Object.assign(new Error(message), code && { code }));

it.each([
  failed('connect ECONNREFUSED 127.0.0.1:5432', 'ECONNREFUSED'),
  failed('terminating connection due to administrator command', '57P01'),
  failed('the database system is starting up', '57P03'),
  failed('Connection terminated unexpectedly'),
  new Error('timeout exceeded when trying to connect'),
])('takes "$cause.message" for a database that is away', (error) => {
  expect(isDatabaseAway(error)).toBe(true);
});

it.each([
  failed('duplicate key', '23505'),
  failed('syntax error', '42601'),
  new Error('Connection is a word'),
  'no error',
])('takes %s for something else', (error) => {
  expect(isDatabaseAway(error)).toBe(false);
});
