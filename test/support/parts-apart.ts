import { randomBytes } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';

import { makeBucket, type TestBucket, type TestToken } from './influxdb.ts';
import { findFreePort } from './find-free-port.ts';
import { RunningMuster } from './running-muster.ts';
import { SeveredLine } from './severed-line.ts';

export const realServers = {
  name: 'MUSTER_TEST_POSTGRES_URL and MUSTER_TEST_INFLUX_URL',
  present: Boolean(process.env['MUSTER_TEST_POSTGRES_URL'] && process.env['MUSTER_TEST_INFLUX_URL']),
};

/** A gateway as a process, and its lines to the stores. */
export interface GatewayPart {
  readonly muster: RunningMuster;
  readonly database: SeveredLine;
  readonly history: SeveredLine;
  /** The same again, on its folder and its ports, after it was killed. */
  startAgain(): Promise<GatewayPart>;
}

export interface GatewayStart {
  /** For a folder that is not like any other. */
  readonly dataDir?: string;
  readonly env?: Readonly<Record<string, string>>;
  /** To the stores without the lines that can be cut, which cost time. */
  readonly isDirect?: boolean;
}

/** Gateways and APIs as processes of their own, on a database and a bucket of their own on real servers. */
export class PartsApart {
  readonly #folder: string;
  readonly #bucket: TestBucket;
  readonly #databaseUrl: string;
  readonly #lines: SeveredLine[] = [];
  readonly #running = new Map<string, RunningMuster>();

  private constructor(folder: string, bucket: TestBucket, databaseUrl: string) {
    this.#folder = folder;
    this.#bucket = bucket;
    this.#databaseUrl = databaseUrl;
  }

  static async open(): Promise<PartsApart> {
    const at = new URL(process.env['MUSTER_TEST_POSTGRES_URL']!);
    const name = `parts_${randomBytes(6).toString('hex')}`;
    await onServer(`create database ${name}`);
    at.pathname = `/${name}`;
    return new PartsApart(await mkdtemp(join(tmpdir(), 'muster-parts-')), await makeBucket(), at.href);
  }

  /** A token of its own for the bucket, to be given to a gateway. */
  issueToken(): Promise<TestToken> {
    return this.#bucket.issueToken();
  }

  /** Runs a statement in the database of these parts. */
  async inDatabase<Row extends pg.QueryResultRow>(statement: string): Promise<Row[]> {
    return onServer<Row>(statement, this.#databaseUrl);
  }

  startApi(name: string): Promise<RunningMuster> {
    return this.#start(name, 'api-main', this.#databaseUrl, this.#bucket.options.url);
  }

  async startGateway(name: string, { dataDir, env, isDirect = false }: GatewayStart = {}): Promise<GatewayPart> {
    const [database, history] = [
      await SeveredLine.to(this.#databaseUrl),
      await SeveredLine.to(this.#bucket.options.url),
    ];
    this.#lines.push(database.line, history.line);
    const own = {
      ...env,
      MUSTER_MQTT_PORT: String(await findFreePort()),
      MUSTER_HTTP_PORT: String(await findFreePort()),
    };
    const [databaseUrl, historyUrl] = isDirect
      ? [this.#databaseUrl, this.#bucket.options.url]
      : [database.url, history.url];
    const start = async (): Promise<GatewayPart> => ({
      muster: await this.#start(name, 'gateway-main', databaseUrl, historyUrl, own, dataDir),
      database: database.line,
      history: history.line,
      startAgain: start,
    });
    return start();
  }

  async close(): Promise<void> {
    await Promise.all([...this.#running.values()].map((part) => part.stop()));
    for (const line of this.#lines) line.close();
    await this.#bucket.remove();
    await onServer(`drop database ${new URL(this.#databaseUrl).pathname.slice(1)} with (force)`);
    await rm(this.#folder, { recursive: true, force: true });
  }

  async #start(
    name: string,
    program: 'api-main' | 'gateway-main',
    databaseUrl: string,
    historyUrl: string,
    env: Readonly<Record<string, string>> = {},
    dataDir = join(this.#folder, name),
  ): Promise<RunningMuster> {
    const { organisation, bucket, token } = this.#bucket.options;
    const part = await RunningMuster.start({
      program,
      dataDir,
      env: {
        MUSTER_DATABASE_URL: databaseUrl,
        MUSTER_TELEMETRY_URL: historyUrl.replace(/^http/, 'influxdb').replace(/\/$/, ''),
        MUSTER_INFLUXDB_ORGANISATION: organisation,
        MUSTER_INFLUXDB_BUCKET: bucket,
        MUSTER_INFLUXDB_TOKEN: token,
        MUSTER_SECRET_KEY_FILE: join(this.#folder, 'secret.key'),
        MUSTER_LEDGER_KEY_FILE: join(this.#folder, 'ledger.key'),
        MUSTER_FILES_DIR: join(this.#folder, 'files'),
        MUSTER_LOG_LEVEL: 'fatal',
        ...env,
      },
    });
    this.#running.set(name, part);
    return part;
  }
}

async function onServer<Row extends pg.QueryResultRow>(
  statement: string,
  url = process.env['MUSTER_TEST_POSTGRES_URL'],
): Promise<Row[]> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    return (await client.query<Row>(statement)).rows;
  } finally {
    await client.end();
  }
}
