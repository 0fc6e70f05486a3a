import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';

import { InfluxdbStore } from '#telemetry/store/influxdb/influxdb-store';
import { pino } from 'pino';

import { outsideHistory } from './outside-history.ts';

const QUERY = { assetCode: 'P-1', metric: 'flowRate', from: 0, to: 1, quality: 'good', limit: 1 } as const;

describe('a history on another server', () => {
  let server: Server;
  let answers: number;

  beforeEach(async () => {
    server = createServer((_request, response) => response.writeHead(answers).end('{"message":"no"}'));
    server.listen(0, '127.0.0.1');
    await once(server, 'listening');
  });
  afterEach(() => void server.close());

  const read = async () => {
    const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
    const store = new InfluxdbStore({ url, organisation: 'muster', bucket: 'telemetry', token: 'wrong' });
    const failure = await outsideHistory(store, pino({ level: 'silent' }))
      .readRaw(QUERY)
      .catch((error: unknown) => error);
    await store.close();
    return failure;
  };

  it.each([401, 404, 500, 503])('is unavailable to who reads when it answers %d', async (status) => {
    answers = status;
    expect(await read()).toMatchObject({ code: 'unavailable', options: { retryAfterSeconds: 5 } });
  });
});
