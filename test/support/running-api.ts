import { generateKeyPairSync } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pino } from 'pino';
import { Registry } from 'prom-client';

import { createApi } from '#api/api';
import type { ApiOptions } from '#api/options';
import { bootstrap } from '#custody/bootstrap';
import { openDuckdbStore } from '#telemetry/store/duckdb/open-duckdb-store';
import type { TelemetryStore } from '#telemetry/store/telemetry-store';

import type { TestDatabase } from './database.ts';
import type { Json } from './json.ts';

export const ADMIN_PASSWORD = 'correct horse battery staple';

export interface Reply<T = Json> {
  readonly status: number;
  readonly headers: Headers;
  readonly body: T;
}

export interface Call {
  readonly token?: string | undefined;
  readonly body?: unknown;
  /** Sent as it is, instead of a body made JSON. */
  readonly text?: string;
  /** Sent as it is. */
  readonly content?: Buffer | string;
  readonly headers?: Record<string, string>;
}

/** The API on a database and a telemetry store of its own, reached over HTTP like anybody would. */
export class RunningApi {
  static async start(database: TestDatabase, options: Partial<ApiOptions> = {}): Promise<RunningApi> {
    await bootstrap(database.db, async () => ({ password: ADMIN_PASSWORD, mustChangePassword: false }), new Date());
    const folder = await mkdtemp(join(tmpdir(), 'muster-api-'));
    const telemetry = await openDuckdbStore({ folder });
    const registry = new Registry();
    const api = await createApi({
      database,
      telemetry,
      secretKey: Buffer.alloc(32, 7),
      ledgerKey: generateKeyPairSync('ed25519').privateKey,
      filesFolder: join(folder, 'files'),
      host: '127.0.0.1',
      port: 0,
      registry,
      health: async () => ({ ready: true, parts: { database: { ok: true } } }),
      timeZone: 'Asia/Shanghai',
      logger: pino({ level: 'fatal' }),
      ...options,
    });
    const close = async () => {
      await api.close();
      await telemetry.close();
      await database.close();
      await rm(folder, { recursive: true, force: true });
    };
    return new RunningApi(api.address, database, telemetry, registry, close);
  }

  readonly address: string;
  readonly database: TestDatabase;
  readonly telemetry: TelemetryStore;
  readonly close: () => Promise<void>;
  readonly #registry: Registry;

  private constructor(
    address: string,
    database: TestDatabase,
    telemetry: TelemetryStore,
    registry: Registry,
    close: () => Promise<void>,
  ) {
    this.address = address;
    this.database = database;
    this.telemetry = telemetry;
    this.#registry = registry;
    this.close = close;
  }

  async call<T = Json>(
    method: string,
    path: string,
    { token, body, text, content, headers = {} }: Call = {},
  ): Promise<Reply<T>> {
    const payload = content ?? text ?? (body === undefined ? undefined : JSON.stringify(body));
    const response = await fetch(`${this.address}${path}`, {
      method,
      headers: {
        ...(token !== undefined && { authorization: `Bearer ${token}` }),
        ...(payload !== undefined && { 'content-type': 'application/json' }),
        ...headers,
      },
      ...(payload !== undefined && { body: typeof payload === 'string' ? payload : new Uint8Array(payload) }),
    });
    const answer = await response.text();
    const isJson = /[/+]json\b/.test(response.headers.get('content-type') ?? '');
    return { status: response.status, headers: response.headers, body: isJson ? JSON.parse(answer) : answer };
  }

  async signIn(username = 'admin', password = ADMIN_PASSWORD): Promise<string> {
    const reply = await this.call('POST', '/api/v1/session', { body: { username, password } });
    if (reply.status !== 200) throw new Error(`sign-in of ${username} answered ${reply.status}`);
    return reply.body.token;
  }

  /** How many requests were refused with this code so far. */
  async refused(code: string): Promise<number> {
    const metric = await this.#registry.getSingleMetric('muster_http_refused_total')?.get();
    return metric?.values.find(({ labels }) => labels['code'] === code)?.value ?? 0;
  }
}
