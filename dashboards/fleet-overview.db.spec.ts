import { readFile } from 'node:fs/promises';

import type { Panel } from '@grafana/grafana-foundation-sdk/dashboard';
import { createCounters } from '#gateway/counters';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Registry } from 'prom-client';

import { describeOnPostgres, type TestDatabase } from '../test/support/database.ts';
import { buildFleetOverview } from './fleet-overview.ts';
import { formatDashboard } from './format-dashboard.ts';

type Row = Record<string, unknown>;

/** One piece per state, seen so many seconds ago and promising a report every 10 s; one was never heard. */
const PIECES = [
  { assetCode: 'ONLINE-1', seenSecondsAgo: 5, connected: true },
  { assetCode: 'SILENT-1', seenSecondsAgo: 90, connected: true },
  { assetCode: 'OFFLINE-1', seenSecondsAgo: 5, connected: false },
  { assetCode: 'NEVER-1' },
];

const panels = buildFleetOverview().panels as readonly Panel[];

/** What the one target of a panel asks, in the words of its data source. */
function findTarget(titled: string): { rawSql: string; expr: string } {
  const panel = panels.find(({ title }) => title?.includes(titled));
  return panel!.targets![0] as unknown as { rawSql: string; expr: string };
}

const findQuery = (title: string) => findTarget(title).rawSql;

/** What Grafana makes of the macros that our queries use, for the last six hours in buckets of a minute. */
function expandMacros(query: string): string {
  return query
    .replaceAll(/\$__timeGroupAlias\((\w+), \$__interval\)/g, 'floor(extract(epoch from $1) / 60) * 60 as "time"')
    .replaceAll(/\$__timeFilter\((\w+)\)/g, "$1 between now() - interval '6 hours' and now()");
}

async function enterPieces({ pool }: TestDatabase): Promise<void> {
  await pool.query(
    `insert into organisation (code, name, kind, created_at) values ('center', '国家中心', 'national_center', now())`,
  );
  for (const { assetCode, seenSecondsAgo, connected } of PIECES) {
    await pool.query(
      `insert into equipment (asset_code, name, family, host_unit, owner, custodian, reporting_interval_seconds, capabilities, time_source, created_at)
       values ($1, $1, 'pump', 'center', 'center', 'center', 10, '{}', 'device', now())`,
      [assetCode],
    );
    if (seenSecondsAgo === undefined) continue;
    await pool.query(
      `insert into equipment_presence (asset_code, last_seen_at, connected, latitude, longitude, position_time)
       values ($1, now() - make_interval(secs => $2), $3, 34.3, 108.9, now())`,
      [assetCode, seenSecondsAgo, connected],
    );
  }
  for (const reason of ['malformed', 'malformed', 'future-time']) {
    await pool.query(
      `insert into quarantine (id, received_at, asset_code, topic, reason, detail, payload)
       values (gen_random_uuid(), now(), 'ONLINE-1', 'muster/v1/ONLINE-1/telemetry', $1, '', '')`,
      [reason],
    );
  }
}

describe('the fleet overview', () => {
  it('is committed as the code makes it', async () => {
    const committed = await readFile(new URL('fleet-overview.json', import.meta.url), 'utf8');
    expect(committed).toBe(formatDashboard(buildFleetOverview()));
  });

  it('asks Prometheus for a figure that the gateway gives', () => {
    const registry = new Registry();
    createCounters(registry);
    const { expr } = findTarget('Messages per second');
    expect(registry.getMetricsAsArray().map(({ name }) => name)).toContain(/muster_\w+/.exec(expr)?.[0]);
  });
});

describeOnPostgres('the queries of the fleet overview', (open) => {
  let database: TestDatabase;
  beforeAll(async () => {
    database = await open();
    await enterPieces(database);
  });
  afterAll(() => database.close());

  const ask = async (title: string): Promise<Row[]> =>
    (await database.pool.query<Row>(expandMacros(findQuery(title)))).rows;

  it('count a piece as online only while it reports within its interval', async () => {
    expect(await ask('Online share')).toEqual([{ '在线率 Online': 0.25 }]);
  });

  it('count the pieces of each state', async () => {
    const [row] = await ask('Pieces by connection');
    expect(Object.values(row ?? {}).map(Number)).toEqual([1, 1, 1, 1]);
  });

  it('count quarantined messages by reason and time', async () => {
    const counts = (await ask('Quarantine by reason')).map(({ metric, value }) => [metric, Number(value)]);
    expect(counts).toEqual([
      ['future-time', 1],
      ['malformed', 2],
    ]);
  });

  it('place every piece that has a position', async () => {
    const codes = (await ask('Where the pieces are')).map(({ asset_code }) => asset_code);
    expect(codes).toEqual(['OFFLINE-1', 'ONLINE-1', 'SILENT-1']);
  });

  it('list the pieces that are not heard, the never heard first', async () => {
    const codes = (await ask('Pieces not heard')).map(({ asset_code }) => asset_code);
    expect(codes).toEqual(['NEVER-1', 'SILENT-1', 'OFFLINE-1']);
  });
});
