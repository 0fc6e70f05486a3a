import type { IncomingMessage, Server as HttpServer } from 'node:http';
import type { AddressInfo } from 'node:net';

import type { Aedes } from 'aedes';

import { ConnectionGate } from './connection-gate.ts';
import { createHandlers, type HandlerOptions } from './create-handlers.ts';
import { endOfConnection, followConnections } from './follow-connections.ts';
import { listenPlain, listenSecure, type SecureListenerOptions } from './listen.ts';
import { SinkingBroker } from './sinking-broker.ts';
import { acceptWebSockets } from './web-sockets.ts';

export interface BrokerOptions extends HandlerOptions {
  readonly host: string;
  /** 0 takes any free port. */
  readonly port: number;
  readonly secure?: SecureListenerOptions | undefined;
}

export interface RunningBroker {
  readonly address: AddressInfo;
  readonly secureAddress: AddressInfo | undefined;
  readonly broker: Aedes;
  /** MQTT over WebSocket beside whatever else the server does; the answer ends it. */
  acceptWebSockets(server: HttpServer, isOwn: (request: IncomingMessage) => boolean): () => void;
  close(): Promise<void>;
}

/** Listens for devices. */
export async function startBroker(options: BrokerOptions): Promise<RunningBroker> {
  const { sessions, counters, logger, limits, secure } = options;
  await using started = new AsyncDisposableStack();
  const broker = new SinkingBroker({ ...createHandlers(options), connectTimeout: 2 * limits.connectTimeoutMs });
  await broker.listen();
  const closing = new AbortController();
  const ended = endOfConnection(options, closing.signal);
  const gate = new ConnectionGate({ broker, sessions, limits, counters, closing: closing.signal, onClosed: ended });
  followConnections(broker, gate, options, ended);
  // Connections end before the listeners do: these wait for them.
  const listeners = started.use(new AsyncDisposableStack());
  started.defer(() => new Promise<void>((resolve) => broker.close(() => resolve())));
  started.defer(() => closing.abort());

  const plain = await listenPlain(options, (socket) => gate.admit(socket, socket));
  listeners.defer(() => plain.close());
  const onError = (error: Error) => logger.info({ err: error }, 'no TLS came about');
  const secured = secure && (await listenSecure(secure, (socket) => gate.admit(socket, socket), onError));
  listeners.defer(() => secured?.close());
  const running = started.move();
  return {
    address: plain.address,
    secureAddress: secured?.address,
    broker,
    acceptWebSockets: (server, isOwn) =>
      acceptWebSockets(server, {
        isOwn,
        onForeign: () => counters.refused.inc({ reason: 'foreign-host' }),
        admit: (...connection) => gate.admit(...connection),
        onTooLarge: () => counters.refused.inc({ reason: 'packet-too-large' }),
      }),
    close: () => running.disposeAsync(),
  };
}
