import type { LogEntry } from '#telemetry/codec/log-entry';
import type { Aedes, Client } from 'aedes';

import type { ConnectionGate } from './connection-gate.ts';
import type { HandlerOptions } from './create-handlers.ts';

/** Counts who is there. A connection that ends is written to the log like a message, in its order. */
export function followConnections(
  broker: Aedes,
  gate: ConnectionGate,
  options: HandlerOptions,
  ended: (client: Client) => void,
): void {
  const { sessions, counters, logger } = options;
  broker.on('clientReady', (client) => {
    gate.identified(client);
    sessions.open(client);
    counters.connections.set(sessions.openConnections);
  });
  broker.on('clientDisconnect', ended);
  broker.on('keepaliveTimeout', () => counters.refused.inc({ reason: 'keep-alive-missed' }));
  const failed = (client: Client, error: Error) =>
    logger.info({ err: error, clientId: client.id }, 'connection failed');
  broker.on('clientError', failed);
  broker.on('connectionError', failed);
}

/** What is done when a connection has ended; it may be told twice. */
export function endOfConnection(options: HandlerOptions, closing: AbortSignal): (client: Client) => void {
  const { sessions, counters } = options;
  return (client) => {
    const gone = sessions.close(client);
    counters.connections.set(sessions.openConnections);
    // Our own stop says nothing about the machines.
    if (closing.aborted) return;
    for (const [assetCode, timeSource] of gone) recordEnd(options, { assetCode, timeSource });
  };
}

function recordEnd({ store, now, logger }: HandlerOptions, piece: Pick<LogEntry, 'assetCode' | 'timeSource'>): void {
  const entry = { ...piece, kind: 'disconnected' as const, receivedAt: now(), topic: '', payload: Buffer.alloc(0) };
  store(entry).catch((error: unknown) => logger.error({ err: error }, 'a closed connection was not recorded'));
}
