import { parseDeviceTopic } from '#telemetry/codec/topics';
import type { LogEntry, TimeSource } from '#telemetry/codec/log-entry';
import mqtt, { type IPublishPacket, type MqttClient } from 'mqtt';
import type { Logger } from 'pino';

import { MAXIMUM_PACKET_BYTES } from '../broker/limits.ts';
import type { Counters } from '../counters.ts';
import { OrderedAcknowledgements } from './ordered-acknowledgements.ts';

export interface OutsideBrokerOptions {
  /** `mqtt://…` or `mqtts://…`, with user name and password where the broker wants them. */
  readonly url: string;
  /** Stays the same: under it the broker keeps what was not acknowledged. */
  readonly clientId: string;
  readonly counters: Counters;
  readonly logger: Logger;
  readonly now: () => number;
  /** Resolves once the entry is on disk. */
  readonly store: (entry: LogEntry) => Promise<unknown>;
  readonly timeSourceOf: (assetCode: string) => Promise<TimeSource | undefined>;
  /** A machine has said something of its line: it may have come back, and want its commands. */
  readonly onStatus: (assetCode: string) => void;
}

const FILTERS = ['telemetry', 'event', 'status', 'command/+/reply'].map((kind) => `muster/v1/+/${kind}`);
/** Messages that the broker may send before the first of them is acknowledged: what a group of the log may hold. */
const RECEIVE_MAXIMUM = 2_000;
/** The broker keeps our session for as long as it can. */
const FOR_EVER_SECONDS = 0xffff_ffff;
const SHORTEST_RECONNECT_MS = 500;
const RECONNECT_SPREAD_MS = 2_000;
const KEEP_ALIVE_SECONDS = 30;

/** Never sent: the acknowledgement goes out by itself, once the message is on disk. */
const LATER = new Error('acknowledged later');

/**
 * Hears the machines through a broker of somebody else's. A message is acknowledged to it after it is in our log; until
 * then the broker keeps it, and sends no more than the receive maximum. mqtt.js waits for each message's end before it
 * reads the next, and would commit one at a time: so it is told at once to go on, and PUBACKs are ours.
 */
export class OutsideBroker {
  readonly #options: OutsideBrokerOptions;
  readonly #client: MqttClient;
  readonly #acknowledgements = new WeakMap<object, OrderedAcknowledgements>();
  #isHeard = false;

  constructor(options: OutsideBrokerOptions) {
    this.#options = options;
    const { logger } = options;
    this.#client = mqtt.connect(options.url, {
      protocolVersion: 5,
      clientId: options.clientId,
      clean: false,
      keepalive: KEEP_ALIVE_SECONDS,
      properties: { sessionExpiryInterval: FOR_EVER_SECONDS, receiveMaximum: RECEIVE_MAXIMUM },
      reconnectPeriod: SHORTEST_RECONNECT_MS + Math.random() * RECONNECT_SPREAD_MS,
      // Our account may not be there yet, as when Mosquitto has yet to read its files again.
      reconnectOnConnackError: true,
      resubscribe: false,
      manualConnect: true,
    });
    this.#client.handleMessage = (packet, callback) => this.#receive(packet, callback);
    this.#client.on('connect', () => this.#subscribe());
    this.#client.on('error', (error) => logger.error({ err: error }, 'the outside broker refuses us'));
    this.#client.on('close', () => {
      this.#isHeard = false;
      logger.warn('the outside broker is away; it is tried again');
    });
  }

  /** Connected, and our subscriptions stand: what the broker acknowledges from now on it keeps for us. */
  get isHeard(): boolean {
    return this.#isHeard;
  }

  /** Connects and goes on trying. What the broker has kept comes first. */
  start(): void {
    this.#client.connect();
  }

  /** Carries a command. Whether it arrived the reply tells, or the next status of the machine. */
  async publish(topic: string, payload: Buffer): Promise<void> {
    await this.#client.publishAsync(topic, payload, { qos: 1 });
  }

  /** The session stays with the broker. */
  stop(): Promise<void> {
    return this.#client.endAsync(true);
  }

  /** At each connection: a session that the broker kept may have been cut off before its subscription was. */
  #subscribe(): void {
    const { logger } = this.#options;
    // What is retained was said before: it must not make a machine online.
    const subscriptions = Object.fromEntries(FILTERS.map((filter) => [filter, { qos: 1 as const, rh: 2 }]));
    this.#client.subscribe(subscriptions, (error) => {
      this.#isHeard = !error && this.#client.connected;
      if (error) logger.error({ err: error }, 'the outside broker refuses our subscription');
      else logger.info('the outside broker is heard');
    });
  }

  #receive(packet: IPublishPacket, callback: (error?: Error) => void): void {
    const { stream } = this.#client;
    const order = this.#orderOf(stream);
    const acknowledge = packet.messageId === undefined ? ignore : order.expect(packet.messageId);
    const kept = this.#keep(packet).then(acknowledge, (error: unknown) => this.#failed(stream, error));
    // A broker may send more than the receive maximum, as Mosquitto does where it is told to: then no more is read.
    if (order.waiting < RECEIVE_MAXIMUM) callback(LATER);
    else void kept.finally(() => callback(LATER));
  }

  /** Without an acknowledgement in between there can be none behind it: the broker begins anew from here. */
  #failed(stream: MqttClient['stream'], error: unknown): void {
    if (stream.destroyed) return;
    this.#options.logger.error({ err: error }, 'a message was not stored; the broker keeps it and sends it again');
    stream.destroy();
  }

  async #keep({ topic, payload }: IPublishPacket): Promise<void> {
    const { counters, store, timeSourceOf, now } = this.#options;
    const parsed = parseDeviceTopic(topic);
    const timeSource = parsed && (await timeSourceOf(parsed.assetCode));
    if (!timeSource) return counters.refused.inc({ reason: 'foreign-topic' });
    const bytes = typeof payload === 'string' ? Buffer.from(payload, 'utf8') : payload;
    // It can never be stored: kept unacknowledged, it would come again for ever, and nothing behind it.
    if (bytes.length > MAXIMUM_PACKET_BYTES) return counters.refused.inc({ reason: 'packet-too-large' });
    await store({ ...parsed, timeSource, receivedAt: now(), topic, payload: bytes });
    counters.messages.inc({ kind: parsed.kind });
    if (parsed.kind === 'status') this.#options.onStatus(parsed.assetCode);
  }

  #orderOf(stream: MqttClient['stream']): OrderedAcknowledgements {
    const known = this.#acknowledgements.get(stream) ?? new OrderedAcknowledgements(stream);
    this.#acknowledgements.set(stream, known);
    return known;
  }
}

function ignore(): void {}
