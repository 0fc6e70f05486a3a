import type { IncomingMessage } from 'node:http';
import type { Socket } from 'node:net';

import type { Aedes, Client, Connection } from 'aedes';

import type { Counters } from '../counters.ts';
import type { DeviceSessions } from './device-sessions.ts';
import { guardReading } from './guard-reading.ts';
import type { BrokerLimits } from './limits.ts';

/** A peer that is gone without a word is found by the kernel, also where a device asked for no keep-alive. */
const PROBE_AFTER_MS = 60_000;

export interface GateOptions {
  readonly broker: Aedes;
  readonly sessions: DeviceSessions;
  readonly limits: BrokerLimits;
  readonly counters: Counters;
  /** A connection is gone, whether or not it had got as far as being one of the broker's. */
  readonly onClosed: (client: Client) => void;
  /** Aborted when nobody is let in any more. */
  readonly closing: AbortSignal;
}

/** Lets connections in up to a limit, and closes those that do not say in time who they are. */
export class ConnectionGate {
  readonly #options: GateOptions;
  readonly #timers = new WeakMap<Client, NodeJS.Timeout>();
  #open = 0;

  constructor(options: GateOptions) {
    this.#options = options;
  }

  /** @param socket what carries the connection, when that is not the connection itself */
  admit(connection: Connection, socket: Socket, request?: IncomingMessage): void {
    const { broker, sessions, limits, counters, closing } = this.#options;
    if (closing.aborted) {
      connection.destroy();
      return;
    }
    if (this.#open >= limits.connections) {
      counters.refused.inc({ reason: 'too-many-connections' });
      connection.destroy();
      return;
    }
    socket.setKeepAlive(true, PROBE_AFTER_MS);
    socket.setNoDelay(true);
    const client = broker.handle(connection, request);
    this.#count(connection);
    connection.once('close', () => this.#options.onClosed(client));
    this.#expectConnect(client, connection);
    guardReading(connection, {
      allowance: () => sessions.allowanceOf(client),
      onTooLarge: () => counters.refused.inc({ reason: 'packet-too-large' }),
      onPaused: () => counters.paused.inc(),
    });
  }

  /** The connection has said who it is. */
  identified(client: Client): void {
    clearTimeout(this.#timers.get(client));
  }

  #count(connection: Connection): void {
    this.#open += 1;
    connection.once('close', () => (this.#open -= 1));
  }

  #expectConnect(client: Client, connection: Connection): void {
    const { limits, counters } = this.#options;
    const timer = setTimeout(() => {
      counters.refused.inc({ reason: 'connect-timeout' });
      connection.destroy();
    }, limits.connectTimeoutMs);
    this.#timers.set(client, timer);
    connection.once('close', () => clearTimeout(timer));
  }
}
