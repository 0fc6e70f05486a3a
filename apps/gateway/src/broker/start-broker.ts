import { once } from 'node:events';
import { createServer, type AddressInfo, type Server } from 'node:net';

import { Aedes } from 'aedes';

import { createHandlers, type HandlerOptions } from './create-handlers.ts';

export interface BrokerOptions extends HandlerOptions {
  readonly host: string;
  /** 0 takes any free port. */
  readonly port: number;
}

export interface RunningBroker {
  readonly address: AddressInfo;
  close(): Promise<void>;
}

/** Listens for devices. */
export async function startBroker(options: BrokerOptions): Promise<RunningBroker> {
  const broker = await Aedes.createBroker(createHandlers(options));
  const closing = new AbortController();
  followConnections(broker, options, closing.signal);
  const server = createServer((socket) => broker.handle(socket));
  try {
    server.listen(options.port, options.host);
    await once(server, 'listening');
  } catch (error) {
    await closeBroker(broker);
    throw error;
  }
  return {
    address: server.address() as AddressInfo,
    close: async () => {
      closing.abort();
      await closeAll(server, broker);
    },
  };
}

/** A connection that ends is written to the log like a message, in its order. */
function followConnections(broker: Aedes, options: BrokerOptions, closing: AbortSignal): void {
  const { sessions, counters, logger } = options;
  broker.on('clientReady', (client) => {
    sessions.open(client);
    counters.connections.set(sessions.openConnections);
  });
  broker.on('clientDisconnect', (client) => {
    const device = sessions.close(client);
    counters.connections.set(sessions.openConnections);
    // Our own stop says nothing about the machines.
    if (!device || closing.aborted) return;
    const entry = {
      ...device,
      kind: 'disconnected' as const,
      receivedAt: options.now(),
      topic: '',
      payload: Buffer.alloc(0),
    };
    options
      .store(entry)
      .catch((error: unknown) => logger.error({ err: error }, 'a closed connection was not recorded'));
  });
  broker.on('clientError', (client, error) => logger.info({ err: error, clientId: client.id }, 'connection failed'));
  broker.on('connectionError', (_client, error) =>
    logger.info({ err: error }, 'connection failed before it was known whose'),
  );
}

async function closeAll(server: Server, broker: Aedes): Promise<void> {
  const closed = new Promise<void>((resolve) => server.close(() => resolve()));
  await closeBroker(broker);
  await closed;
}

function closeBroker(broker: Aedes): Promise<void> {
  return new Promise((resolve) => broker.close(() => resolve()));
}
