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

/** Listens for devices. A connection that ends is written to the log like a message, in its order. */
export async function startBroker(options: BrokerOptions): Promise<RunningBroker> {
  const { sessions, counters, logger } = options;
  const broker = await Aedes.createBroker(createHandlers(options));
  let closing = false;

  broker.on('clientReady', (client) => {
    sessions.open(client);
    counters.connections.set(sessions.openConnections);
  });
  broker.on('clientDisconnect', (client) => {
    const device = sessions.close(client);
    counters.connections.set(sessions.openConnections);
    // Our own stop says nothing about the machines.
    if (!device || closing) return;
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

  const server = createServer((socket) => broker.handle(socket));
  server.listen(options.port, options.host);
  await once(server, 'listening');
  return {
    address: server.address() as AddressInfo,
    close: async () => {
      closing = true;
      await closeAll(server, broker);
    },
  };
}

async function closeAll(server: Server, broker: Aedes): Promise<void> {
  const closed = new Promise<void>((resolve) => server.close(() => resolve()));
  await new Promise<void>((resolve) => broker.close(() => resolve()));
  await closed;
}
