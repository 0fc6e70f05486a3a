import { beforeEach, expect, it } from '@jest/globals';

import { describeOnPostgres } from '../../../test/support/database.ts';
import type { TestDatabase } from '../../../test/support/database.ts';
import { KnownTexts, PlannedClient } from './planned-client.ts';

describeOnPostgres('a client that keeps plans', (open) => {
  // Suites before may have left no room.
  beforeEach(() => {
    PlannedClient.texts = new KnownTexts();
  });

  const withClient = async (work: (ask: (text: string, values?: unknown[]) => Promise<string[]>) => Promise<void>) => {
    const database: TestDatabase = await open();
    const client = await database.pool.connect();
    const ask = async (text: string, values?: unknown[]) => {
      const { rows } = await client.query<{ answer: string }>(text, values);
      return rows.map(({ answer }) => answer);
    };
    try {
      await work(ask);
    } finally {
      client.release();
      await database.close();
    }
  };
  const plans = `select statement as answer from pg_prepared_statements order by prepare_time`;

  it('plans what comes again once, and what comes without parameters never', () =>
    withClient(async (ask) => {
      const again = `select $1::text || 'again' as answer`;
      for (let time = 0; time < 5; time += 1) {
        expect(await ask(again, [`${time} `])).toEqual([`${time} again`]);
        await ask(`select 'plain' as answer`);
      }
      await ask(`select $1::text || 'once' as answer`, ['']);
      expect(await ask(plans)).toEqual([again]);
    }));

  it('gives each value its own answer where the plan was made for another, and goes on after an error', () =>
    withClient(async (ask) => {
      const divided = `select (10 / $1::int)::text as answer`;
      for (let by = 1; by <= 5; by += 1) expect(await ask(divided, [by])).toEqual([String(Math.trunc(10 / by))]);
      await expect(ask(divided, [0])).rejects.toThrow('division by zero');
      expect(await ask(divided, [10])).toEqual(['1']);
    }));

  it('keeps the server from filling up with texts that are made anew each time', () =>
    withClient(async (ask) => {
      for (let text = 0; text < 400; text += 1)
        for (let time = 0; time < 4; time += 1) await ask(`select $1::text as answer, ${text} as other`, ['x']);
      const kept = await ask(plans);
      expect(kept.length).toBeGreaterThan(100);
      expect(kept.length).toBeLessThanOrEqual(300);
    }));
});
