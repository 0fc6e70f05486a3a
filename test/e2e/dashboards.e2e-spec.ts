import { readFile } from 'node:fs/promises';

import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import pg from 'pg';

import { METRICS } from '#telemetry/catalogue/metrics';

import { buildEquipment } from '../../dashboards/equipment.ts';
import { buildFleetOverview } from '../../dashboards/fleet-overview.ts';
import { buildIngest } from '../../dashboards/ingest.ts';
import { ApiClient } from '../support/api-client.ts';
import { Device, type Credential } from '../support/device.ts';
import { describeWith } from '../support/describe-with.ts';
import { annotationsOf, askInflux, askPostgres, queriesOf, variableOf } from '../support/grafana.ts';
import { influxdbIsThere, makeBucket, type TestBucket } from '../support/influxdb.ts';
import { runCli } from '../support/run-cli.ts';
import { eventually } from '../support/eventually.ts';
import { RunningMuster } from '../support/running-muster.ts';

/** Real machines, with what each of them is: what they measure is then in the stores. */
const PIECES = [
  { assetCode: 'CAR-1', recording: 'car-obd-gps' },
  { assetCode: 'RIG-1', recording: 'drilling-rig' },
  { assetCode: 'HYD-1', recording: 'hydraulic-rig' },
  { assetCode: 'TRUCK-1', recording: 'truck-j1939' },
] as const;
const RECORDINGS = join('..', 'shared', 'data');
const POSTGRES = process.env['MUSTER_TEST_POSTGRES_URL'];
const need = {
  name: 'MUSTER_TEST_POSTGRES_URL, MUSTER_TEST_INFLUX_URL and the recordings',
  present: POSTGRES !== undefined && influxdbIsThere.present && existsSync(RECORDINGS),
};
const UNUSABLE = `SELECT count("$metric.notAvailable"), count("$metric.outOfRange") FROM "telemetry" WHERE "assetCode" = '$piece'`;
const DAY_MS = 86_400_000;
const NOW = Date.now();
const range = { from: NOW - 30 * DAY_MS, to: NOW + DAY_MS };

describeWith(need, 'what the dashboards ask', () => {
  const equipment = buildEquipment();
  let database: { readonly url: string; drop(): Promise<void> };
  let bucket: TestBucket;
  let muster: RunningMuster;
  let api: ApiClient;
  /** As the account that Grafana has. */
  let reader: pg.Pool;

  beforeAll(async () => {
    [database, bucket] = [await makeDatabase(), await makeBucket()];
    muster = await RunningMuster.start({
      env: {
        MUSTER_DATABASE_URL: database.url,
        MUSTER_TELEMETRY_URL: bucket.options.url.replace(/^http/, 'influxdb'),
        MUSTER_INFLUXDB_ORGANISATION: bucket.options.organisation,
        MUSTER_INFLUXDB_BUCKET: bucket.options.bucket,
        MUSTER_INFLUXDB_TOKEN: bucket.options.token,
      },
    });
    api = await new ApiClient(muster.http).signIn();
    const rule = {
      family: 'vehicle',
      metric: 'engineSpeed',
      operator: '>',
      threshold: 900,
      forSeconds: 0,
    };
    const made = await api.post('/rules', { ...rule, severity: 'minor', hysteresis: 0, enabled: true });
    if (made.status !== 201) throw new Error(JSON.stringify(made.body));
    for (const { assetCode, recording } of PIECES) await replay(muster, assetCode, recording);
    await sendState(muster, await api.enrol('PUMP-1'));
    reader = await openReader(database.url);
  });
  afterAll(async () => {
    await reader?.end();
    await muster?.dispose();
    await bucket?.remove();
    await database?.drop();
  });

  const sql = (query: string, variables = {}) => askPostgres(reader, query, range, variables);
  const influxql = (query: string, variables = {}) => askInflux(bucket.options, query, range, variables);
  const chosen = async (name: string, piece: string) =>
    (await sql(variableOf(equipment, name), { piece })).map((row) => String(row['__value']));

  it('finds every piece by its name', async () => {
    const codes = (await sql(variableOf(equipment, 'piece'))).map((row) => row['__value']);
    expect(codes).toEqual([...PIECES.map(({ assetCode }) => assetCode), 'PUMP-1'].sort());
  });

  it.each(PIECES)(
    'has readings for every panel of $assetCode, and names metrics of the catalogue alone',
    async ({ assetCode }) => {
      const known = METRICS.filter(({ kind, valueType }) => kind !== 'position' && valueType === 'number');
      const metrics = await chosen('metric', assetCode);
      expect(metrics.length).toBeGreaterThan(0);
      const [readings] = queriesOf(equipment, 'query').filter(({ title }) => title.includes('metric'));
      let shown = 0;
      for (const metric of metrics) {
        expect(known.map(({ name }) => name)).toContain(metric);
        const rows = await influxql(readings!.text, { piece: assetCode, metric });
        // A sensor that never gave a value that can be used has a panel that says so by being empty.
        const unusable = rows.length > 0 ? [] : await influxql(UNUSABLE, { piece: assetCode, metric });
        expect([metric, rows.length + unusable.length > 0]).toEqual([metric, true]);
        if (rows.length > 0) shown += 1;
      }
      expect(shown / metrics.length).toBeGreaterThan(0.8);
    },
  );

  it('names metrics in Chinese and English, in the order of the family', async () => {
    const rows = await sql(variableOf(equipment, 'metric'), { piece: 'CAR-1' });
    expect(rows.map((row) => row['__text'])).toContain('发动机转速 · Engine speed');
    const places = rows.map((row) => METRICS.findIndex(({ name }) => name === row['__value']));
    expect(places).not.toContain(-1);
  });

  it('shows states as they were said, and the way of what has moved', async () => {
    const [track] = queriesOf(equipment, 'query').filter(({ title }) => title.includes('Track'));
    expect((await influxql(track!.text, { piece: 'CAR-1' })).length).toBeGreaterThan(1);
    const [states] = queriesOf(equipment, 'query').filter(({ title }) => title.includes('state'));
    expect(await chosen('state', 'PUMP-1')).toEqual(['operatingState']);
    const rows = await influxql(states!.text, { piece: 'PUMP-1', state: 'operatingState' });
    expect(rows.map(([, state]) => state)).toEqual(['drain']);
  });

  it('draws the threshold of a rule from one edge of the time to the other', async () => {
    const [thresholds] = queriesOf(equipment, 'rawSql').filter(({ title }) => title.includes('metric'));
    const rows = await sql(thresholds!.text, { piece: 'CAR-1', metric: 'engineSpeed' });
    expect(rows.map(({ metric, value }) => [metric, value])).toEqual([
      ['minor > 900', 900],
      ['minor > 900', 900],
    ]);
    expect(await sql(thresholds!.text, { piece: 'CAR-1', metric: 'vehicleSpeed' })).toEqual([]);
  });

  it('marks the alarms of the piece', async () => {
    const [alarms] = annotationsOf(equipment);
    const rows = await eventually(async () => {
      const found = await sql(alarms!, { piece: 'CAR-1' });
      return found.length > 0 ? found : undefined;
    });
    expect(rows[0]).toMatchObject({ text: 'engineSpeed > 900', tags: 'minor' });
    expect(await sql(alarms!, { piece: 'RIG-1' })).toEqual([]);
  });

  it('leaves no panel about the piece or the fleet empty', async () => {
    const [about] = queriesOf(equipment, 'rawSql').filter(({ title }) => title.includes('piece'));
    expect(await sql(about!.text, { piece: 'CAR-1' })).toMatchObject([{ asset_code: 'CAR-1', family: 'vehicle' }]);
    for (const { title, text } of queriesOf(buildFleetOverview(), 'rawSql')) {
      const rows = await eventually(async () => {
        const found = await sql(text);
        return found.length > 0 ? found : undefined;
      });
      expect([title, rows.length > 0]).toEqual([title, true]);
    }
  });

  it('asks Prometheus for nothing that /metrics does not have', async () => {
    const figures = await (await fetch(`${muster.http}/metrics`)).text();
    const asked = [...queriesOf(buildIngest(), 'expr'), ...queriesOf(buildFleetOverview(), 'expr')];
    expect(asked.length).toBeGreaterThan(10);
    for (const { title, text } of asked)
      for (const name of text.match(/muster_\w+/g)!) {
        const family = name.replace(/_(bucket|sum|count)$/, '');
        expect([title, figures.includes(`# TYPE ${family} `)]).toEqual([title, true]);
        expect([title, name, new RegExp(`^${name}[{ ]`, 'm').test(figures) || MAY_BE_ABSENT.has(name)]).toEqual([
          title,
          name,
          true,
        ]);
      }
  });
});

/** Counters by a label show nothing before the first of it. */
const MAY_BE_ABSENT = new Set(['muster_mqtt_refused_total']);

async function replay(muster: RunningMuster, assetCode: string, recording: string): Promise<void> {
  const address = { MUSTER_DATA_DIR: muster.dataDir };
  const { code, output } = await runCli(
    ['replay', join(RECORDINGS, recording), '--as', assetCode, '--speed', 'max', '--duration', '15'],
    address,
  );
  if (code !== 0) throw new Error(output);
}

/** What the recordings do not have: a state in words, and a message that cannot be read. */
async function sendState(muster: RunningMuster, credential: Credential): Promise<void> {
  const device = await Device.connect(muster, credential);
  await device.send({ ts: NOW, values: { operatingState: 'drain' } });
  await device.send('no JSON');
  await device.close();
}

async function makeDatabase(): Promise<{ url: string; drop(): Promise<void> }> {
  const name = `dashboards_${process.pid}`;
  const onServer = async (statement: string) => {
    const client = new pg.Client({ connectionString: POSTGRES });
    await client.connect();
    try {
      await client.query(statement);
    } finally {
      await client.end();
    }
  };
  await onServer(`create database ${name}`);
  const url = new URL(POSTGRES!);
  url.pathname = `/${name}`;
  const drop = async () => {
    await onServer(`drop database ${name} with (force)`);
    await onServer('drop role if exists grafana');
  };
  return { url: url.href, drop };
}

async function openReader(url: string): Promise<pg.Pool> {
  const owner = new pg.Client({ connectionString: url });
  await owner.connect();
  await owner.query(
    "do $$ begin create role grafana login password 'read-only'; exception when duplicate_object then end $$",
  );
  await owner.query(await readFile('dashboards/grants.sql', 'utf8'));
  await owner.end();
  const at = new URL(url);
  [at.username, at.password] = ['grafana', 'read-only'];
  return new pg.Pool({ connectionString: at.href, max: 2 });
}
