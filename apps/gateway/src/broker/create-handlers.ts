import { isOwnCommandFilter, parseDeviceTopic } from '#telemetry/codec/topics';
import type { LogEntry } from '#telemetry/codec/log-entry';
import type { AedesOptions, AuthenticateError, Client, ConnectPacket, PublishPacket } from 'aedes';
import type { Logger } from 'pino';

import type { Counters, Refusal } from '../counters.ts';
import type { Device, DeviceSessions } from './device-sessions.ts';
import { BAD_USERNAME_OR_PASSWORD, judgeConnect, SERVER_UNAVAILABLE } from './judge-connect.ts';

export interface HandlerOptions {
  readonly sessions: DeviceSessions;
  readonly counters: Counters;
  readonly logger: Logger;
  readonly now: () => number;
  /** Resolves once the entry is on disk. */
  readonly store: (entry: LogEntry) => Promise<unknown>;
  /** The piece that a user name and password stand for. */
  readonly authenticate: (username: string, password: string) => Promise<Device | null>;
}

type Handlers = Required<Pick<AedesOptions, 'preConnect' | 'authenticate' | 'authorizePublish' | 'authorizeSubscribe'>>;

/** Nobody can subscribe to it: what was stored, or may not be published, is handed to no one. */
const SINK_TOPIC = 'muster/sink';
const NOTHING = Buffer.alloc(0);

/** What the broker asks us at each step of a connection. */
export function createHandlers(options: HandlerOptions): Handlers {
  const { sessions, counters, logger } = options;
  const connects = new WeakMap<Client, ConnectPacket>();

  function refuse(refusal: Refusal, client: Client): void {
    counters.refused.inc({ reason: refusal });
    logger.warn({ refusal, clientId: client.id }, 'refused');
  }

  return {
    preConnect(client, packet, done) {
      connects.set(client, packet);
      done(null, true);
    },

    authenticate(client, username, password, done) {
      const denial = judgeConnect(connects.get(client)!);
      if (denial) {
        refuse(denial.refusal, client);
        return done(connackError(denial.returnCode), false);
      }
      options
        .authenticate(username!, password?.toString('utf8') ?? '')
        .then((device) => {
          if (!device) {
            refuse('wrong-password', client);
            return done(connackError(BAD_USERNAME_OR_PASSWORD), false);
          }
          sessions.identify(client, device);
          done(null, true);
        })
        .catch((error: unknown) => {
          logger.error({ err: error }, 'a device could not be authenticated');
          done(connackError(SERVER_UNAVAILABLE), false);
        });
    },

    authorizePublish(client, packet, done) {
      const device = sessions.deviceOf(client);
      const topic = parseDeviceTopic(packet.topic);
      if (!client || !device || topic?.assetCode !== device.assetCode) {
        // MQTT 3.1.1 cannot refuse a publication: it is acknowledged, goes nowhere and is counted.
        if (client) refuse('foreign-topic', client);
        sink(packet);
        return done(null);
      }
      const entry = { ...topic, timeSource: device.timeSource, receivedAt: options.now(), topic: packet.topic };
      options.store({ ...entry, payload: toBuffer(packet.payload) }).then(
        () => {
          counters.messages.inc({ kind: topic.kind });
          sink(packet);
          done(null);
        },
        // The connection ends without PUBACK; the device sends again.
        (error: unknown) => done(error instanceof Error ? error : new Error(String(error))),
      );
    },

    authorizeSubscribe(client, subscription, done) {
      const device = sessions.deviceOf(client);
      if (device && isOwnCommandFilter(subscription.topic, device.assetCode)) return done(null, subscription);
      refuse('foreign-subscription', client);
      done(null, null); // SUBACK 0x80, MQTT-3.9.3
    },
  };
}

/** Changes the packet in place: the broker goes on with this very object. */
function sink(packet: PublishPacket): void {
  packet.topic = SINK_TOPIC;
  packet.payload = NOTHING;
  packet.retain = false;
}

function toBuffer(payload: string | Buffer): Buffer {
  return typeof payload === 'string' ? Buffer.from(payload, 'utf8') : payload;
}

function connackError(returnCode: number): AuthenticateError {
  return Object.assign(new Error('connection refused'), { returnCode });
}
