import { isOwnCommandFilter, parseDeviceTopic, type DeviceTopic } from '#telemetry/codec/topics';
import type { LogEntry } from '#telemetry/codec/log-entry';
import type { AedesOptions, AuthenticateError, Client, ConnectPacket } from 'aedes';
import type { Logger } from 'pino';

import type { Counters, Refusal } from '../counters.ts';
import { addressOf } from './address-of.ts';
import { commonNameOf } from './client-certificate.ts';
import type { Device, DeviceSessions } from './device-sessions.ts';
import { BAD_USERNAME_OR_PASSWORD, judgeConnect, SERVER_UNAVAILABLE } from './judge-connect.ts';
import type { BrokerLimits } from './limits.ts';
import { sink } from './sinking-broker.ts';

export interface HandlerOptions {
  readonly sessions: DeviceSessions;
  readonly limits: BrokerLimits;
  readonly counters: Counters;
  readonly logger: Logger;
  readonly now: () => number;
  /** Resolves once the entry is on disk. */
  readonly store: (entry: LogEntry) => Promise<unknown>;
  /** The device that a user name and password stand for. */
  readonly authenticate: (username: string, password: string) => Promise<Device | null>;
  /** A device has proved from where it connects, and whether it took over a connection that stood. */
  readonly connected: (assetCode: string, address: string, tookOver: boolean) => void;
  /** The device that a client certificate of this common name stands for. */
  readonly certified: (commonName: string) => Promise<Device | null>;
}

type Handlers = Required<Pick<AedesOptions, 'preConnect' | 'authenticate' | 'authorizePublish' | 'authorizeSubscribe'>>;

/** What the broker asks us at each step of a connection. */
export function createHandlers(options: HandlerOptions): Handlers {
  const connects = new WeakMap<Client, ConnectPacket>();
  return {
    preConnect(client, packet, done) {
      connects.set(client, packet);
      // Commands live in the database and are sent again; a session of the broker's own would only send them twice.
      packet.clean = true;
      const commonName = commonNameOf(client);
      if (commonName !== undefined) packet.username ??= commonName;
      done(null, true);
    },
    authenticate: authenticateWith(options, connects),
    authorizePublish: authorizePublishWith(options),
    authorizeSubscribe(client, subscription, done) {
      const codes = [...(options.sessions.deviceOf(client)?.pieces.keys() ?? [])];
      if (codes.some((assetCode) => isOwnCommandFilter(subscription.topic, assetCode))) return done(null, subscription);
      refuse(options, 'foreign-subscription', client);
      done(null, null); // SUBACK 0x80, MQTT-3.9.3
    },
  };
}

function authenticateWith(options: HandlerOptions, connects: WeakMap<Client, ConnectPacket>): Handlers['authenticate'] {
  const { sessions, limits, logger } = options;
  const deny = (client: Client, refusal: Refusal, returnCode: number): AuthenticateError => {
    refuse(options, refusal, client);
    return connackError(returnCode);
  };
  return (client, _username, password, done) => {
    const packet = connects.get(client)!;
    const denial = judgeConnect(packet);
    if (denial) return done(deny(client, denial.refusal, denial.returnCode), false);
    const username = packet.username!;
    if (sessions.countOthers(username, packet.clientId) >= limits.connectionsPerDevice) {
      return done(deny(client, 'too-many-connections-of-device', SERVER_UNAVAILABLE), false);
    }
    const isCertified = commonNameOf(client) === username;
    const proof = isCertified
      ? options.certified(username)
      : options.authenticate(username, password?.toString('utf8') ?? '');
    proof
      .then((device) => {
        if (!device) return done(deny(client, 'wrong-password', BAD_USERNAME_OR_PASSWORD), false);
        const address = addressOf(client);
        if (address !== undefined)
          options.connected(device.assetCode, address, sessions.isOpen(device.assetCode, packet.clientId));
        sessions.identify(client, device);
        done(null, true);
      })
      .catch((error: unknown) => {
        logger.error({ err: error }, 'a device could not be authenticated');
        done(connackError(SERVER_UNAVAILABLE), false);
      });
  };
}

function authorizePublishWith(options: HandlerOptions): Handlers['authorizePublish'] {
  const { sessions, counters, now } = options;
  return (client, packet, done) => {
    const topic = parseDeviceTopic(packet.topic);
    const timeSource = topic && sessions.deviceOf(client)?.pieces.get(topic.assetCode);
    if (!timeSource) {
      // MQTT 3.1.1 cannot refuse a publication: it is acknowledged, goes nowhere and is counted.
      if (client) refuse(options, 'foreign-topic', client);
      sink(packet);
      return done(null);
    }
    if (client && isOutlivedWill(options, client, topic)) {
      sink(packet);
      return done(null);
    }
    const entry = { ...topic, timeSource, receivedAt: now(), topic: packet.topic };
    options.store({ ...entry, payload: toBuffer(packet.payload) }).then(
      () => {
        counters.messages.inc({ kind: topic.kind });
        sink(packet);
        done(null);
      },
      // The connection ends without PUBACK; the device sends again.
      (error: unknown) => done(error instanceof Error ? error : new Error(String(error))),
    );
  };
}

/**
 * Whether this is the will of a connection beside which a newer one speaks for the piece. The broker publishes nothing
 * else for a client that is closed. What such a will says of the line is no longer so.
 */
function isOutlivedWill({ sessions }: HandlerOptions, client: Client, { kind, assetCode }: DeviceTopic): boolean {
  return client.closed && kind === 'status' && sessions.isSpokenForBeside(client, assetCode);
}

function refuse({ counters, logger }: HandlerOptions, refusal: Refusal, client: Client): void {
  counters.refused.inc({ reason: refusal });
  logger.warn({ refusal, clientId: client.id }, 'refused');
}

function toBuffer(payload: string | Buffer): Buffer {
  return typeof payload === 'string' ? Buffer.from(payload, 'utf8') : payload;
}

function connackError(returnCode: number): AuthenticateError {
  return Object.assign(new Error('connection refused'), { returnCode });
}
