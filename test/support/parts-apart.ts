import { randomBytes } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';

import { makeBucket, type TestBucket } from './influxdb.ts';
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

  startApi(name: string): Promise<RunningMuster> {
    return this.#start(name, 'api-main', this.#databaseUrl, this.#bucket.options.url);
  }

  async startGateway(name: string): Promise<GatewayPart> {
    const [database, history] = [
      await SeveredLine.to(this.#databaseUrl),
      await SeveredLine.to(this.#bucket.options.url),
    ];
    this.#lines.push(database.line, history.line);
    const ports = { MUSTER_MQTT_PORT: String(await findFreePort()), MUSTER_HTTP_PORT: String(await findFreePort()) };
    const start = async (): Promise<GatewayPart> => ({
      muster: await this.#start(name, 'gateway-main', database.url, history.url, ports),
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
  ): Promise<RunningMuster> {
    const { organisation, bucket, token } = this.#bucket.options;
    const part = await RunningMuster.start({
      program,
      dataDir: join(this.#folder, name),
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

async function onServer(statement: string): Promise<void> {
  const client = new pg.Client({ connectionString: process.env['MUSTER_TEST_POSTGRES_URL'] });
  await client.connect();
  try {
    await client.query(statement);
  } finally {
    await client.end();
  }
}
