import { connectDatabase, type DatabaseConnection } from '#database/connection';
import { describe, expect, it } from '@jest/globals';

import { reportHealth, reportStores } from './report-health.ts';

const answers = {
  database: { pool: { query: async () => ({ rows: [] }) } } as unknown as DatabaseConnection,
  telemetryUrl: 'embedded',
};
const feeds = [{ name: 'state', position: 10, lagBytes: 0 }];
const log = { end: 10, bytes: 10, backlogAgeMs: 0, standing: { state: 'open' } } as const;

describe('readiness', () => {
  it('is given when log, feeds and database work', async () => {
    const { ready, parts } = await reportHealth({ log, feeds }, answers);
    expect(ready).toBe(true);
    expect(Object.keys(parts)).toEqual(['log', 'database', 'state feed']);
  });

  it('is not given while the log acknowledges nothing', async () => {
    const { ready, parts } = await reportHealth(
      { log: { ...log, standing: { state: 'disk-full', reason: 'no space left' } }, feeds },
      answers,
    );
    expect([ready, parts['log']]).toEqual([
      false,
      { ok: false, detail: expect.stringMatching(/^disk-full: no space left; 10 bytes kept/) },
    ]);
  });

  it('is not given while a store does not take what was acknowledged', async () => {
    const away = feeds.map((feed) => ({ ...feed, lagBytes: 4_096, error: 'away' }));
    expect((await reportHealth({ log, feeds: away }, answers)).parts['state feed']).toEqual({
      ok: false,
      detail: 'away',
    });
  });

  it('is not given while the database is away, though no machine speaks', async () => {
    const database = connectDatabase('postgres://nobody@127.0.0.1:9/nowhere');
    const { ready, parts } = await reportHealth({ log, feeds }, { ...answers, database });
    await database.close();
    expect([ready, parts['database']]).toEqual([
      false,
      { ok: false, detail: expect.stringMatching(/^MUSTER_DATABASE_URL: .*ECONNREFUSED/) },
    ]);
  });

  it('is not given while InfluxDB is away, though no machine speaks; the setting is named', async () => {
    const stores = { ...answers, telemetryUrl: 'influxdb://127.0.0.1:9' };
    const expected = { ok: false, detail: expect.stringMatching(/^MUSTER_TELEMETRY_URL: /) };
    const gateway = await reportHealth({ log, feeds }, stores);
    expect([gateway.ready, gateway.parts['history']]).toEqual([false, expected]);
    expect((await reportStores(stores)).parts['history']).toEqual(expected);
  });
});
