import { once } from 'node:events';
import { createServer, type IncomingMessage, type RequestListener, type Server, type ServerResponse } from 'node:http';
import { createServer as createSecureServer } from 'node:https';
import type { AddressInfo } from 'node:net';

import { mayObserve } from '#api/http/observer';
import type { OwnHosts } from '#api/http/own-hosts';
import type { HealthReport } from '#api/options';
import type { Registry } from 'prom-client';

import type { Tls } from '../settings/tls.ts';

export interface ObserverOptions {
  readonly host: string;
  /** 0 = any free port. */
  readonly port: number;
  readonly tls: Tls | undefined;
  readonly registry: Registry;
  readonly health: () => Promise<HealthReport>;
  readonly isOwn: OwnHosts;
  readonly observerToken: string | undefined;
}

export interface ObserverListener {
  readonly address: string;
  readonly server: Server;
  close(): Promise<void>;
}

interface Reply {
  readonly status: number;
  readonly type: string;
  readonly body: string;
}

const JSON_TYPE = 'application/json; charset=utf-8';
const json = (status: number, body: object): Reply => ({ status, type: JSON_TYPE, body: JSON.stringify(body) });
const refusal = (status: number, code: string) => json(status, { status, code });

/** What supervisors and Prometheus ask of a gateway, which has no API beside it: by the same rules and paths. */
export async function listenForObservers(options: ObserverOptions): Promise<ObserverListener> {
  const listener: RequestListener = (request, response) => void reply(options, request, response);
  const server = options.tls
    ? createSecureServer({ cert: options.tls.cert, key: options.tls.key }, listener)
    : createServer(listener);
  server.listen(options.port, options.host);
  await once(server, 'listening');
  const { address, port, family } = server.address() as AddressInfo;
  const host = family === 'IPv6' ? `[${address}]` : address;
  return {
    address: `${options.tls ? 'https' : 'http'}://${host}:${port}`,
    server,
    close: async () => {
      server.close();
      server.closeAllConnections();
    },
  };
}

async function reply(options: ObserverOptions, request: IncomingMessage, response: ServerResponse): Promise<void> {
  const { status, type, body } = await answer(options, request).catch(() => refusal(500, 'internal'));
  response.writeHead(status, {
    'content-type': type,
    'cache-control': 'no-store',
    'x-content-type-options': 'nosniff',
  });
  response.end(request.method === 'HEAD' ? undefined : body);
}

async function answer(options: ObserverOptions, request: IncomingMessage): Promise<Reply> {
  if (!options.isOwn(request)) return refusal(421, 'misdirected');
  if (request.method !== 'GET' && request.method !== 'HEAD') return refusal(404, 'not-found');
  switch (request.url?.split('?', 1)[0]) {
    case '/health/live':
      return json(200, { live: true });
    case '/health/ready':
      return describeReady(options, request);
    case '/metrics':
      return mayObserve(request, options) ? showMetrics(options) : refusal(403, 'forbidden');
    default:
      return refusal(404, 'not-found');
  }
}

async function describeReady(options: ObserverOptions, request: IncomingMessage): Promise<Reply> {
  const report = await options.health();
  return json(report.ready ? 200 : 503, mayObserve(request, options) ? report : { ready: report.ready });
}

async function showMetrics({ registry }: ObserverOptions): Promise<Reply> {
  return { status: 200, type: registry.contentType, body: await registry.metrics() };
}
