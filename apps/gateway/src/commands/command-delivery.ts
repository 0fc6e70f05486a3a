import { followCommands, listOpenCommands, markSent, type OpenCommand } from '#custody/commands/open-commands';
import { COMMAND_CHANNEL } from '#custody/commands/send-command';
import type { DatabaseConnection } from '#database/connection';
import { Waker } from '#database/waker';
import { buildCommandTopic } from '#telemetry/codec/topics';
import type { Aedes, Client } from 'aedes';
import type { Logger } from 'pino';

import type { DeviceSessions } from '../broker/device-sessions.ts';
import type { Counters } from '../counters.ts';
import type { OutsideBroker } from '../outside/outside-broker.ts';
import { CommandSubscriptions } from './command-subscriptions.ts';

/** At most this often is the database asked, however many wake us. */
const SHORTEST_PAUSE_MS = 50;
/** LISTEN only wakes: without it, new commands are found at this pace. */
const LONGEST_PAUSE_MS = 1_000;

export interface DeliveryOptions {
  readonly broker: Aedes;
  readonly sessions: DeviceSessions;
  readonly database: DatabaseConnection;
  readonly counters: Counters;
  readonly logger: Logger;
  readonly now: () => Date;
  /** Where machines are heard that have no connection here, if there is such a broker. */
  readonly outside?: () => Pick<OutsideBroker, 'publish' | 'isHeard'> | undefined;
}

/** Carries commands from the database to the machines: new ones at once, open ones again whenever a machine subscribes. */
export class CommandDelivery {
  readonly #options: DeliveryOptions;
  readonly #subscriptions = new CommandSubscriptions();
  readonly #waker: Waker;
  #watermark: string | undefined;
  /** Of the last look: a command may be seen again until the watermark has passed it. */
  #seen: ReadonlySet<string> = new Set();
  #running: Promise<void> | undefined;
  #stopped = false;

  constructor(options: DeliveryOptions) {
    this.#options = options;
    this.#waker = new Waker(options.database.url, COMMAND_CHANNEL);
  }

  start(): void {
    const { broker } = this.#options;
    broker.on('subscribe', (subscriptions, client) => {
      this.#subscriptions.add(client, subscriptions);
      void this.#logged(this.#repeatTo(client));
    });
    broker.on('unsubscribe', (topics, client) => this.#subscriptions.remove(client, topics));
    this.#running = this.#follow();
  }

  async stop(): Promise<void> {
    this.#stopped = true;
    await this.#waker.stop();
    await this.#running;
  }

  async #follow(): Promise<void> {
    while (!this.#stopped) {
      await this.#logged(this.#deliverNew());
      await this.#waker.pause(SHORTEST_PAUSE_MS, LONGEST_PAUSE_MS);
    }
  }

  /** A machine that is heard through the outside broker may have come back: its open commands are sent again. */
  repeatOutside(assetCode: string): void {
    const { database, now } = this.#options;
    const repeat = async () => {
      for (const command of await listOpenCommands(database.db, [assetCode], now())) await this.#deliver(command, []);
    };
    void this.#logged(repeat());
  }

  async #deliverNew(): Promise<void> {
    const { database, sessions, now } = this.#options;
    const { commands, watermark } = await followCommands(database.db, this.#watermark, now());
    const fresh = commands.filter(({ id }) => !this.#seen.has(id));
    for (const command of fresh) await this.#deliver(command, sessions.clientsOf(command.assetCode));
    this.#watermark = watermark;
    this.#seen = new Set(commands.map(({ id }) => id));
  }

  async #repeatTo(client: Client): Promise<void> {
    const { database, sessions, now } = this.#options;
    const pieces = sessions.deviceOf(client)?.pieces.keys() ?? [];
    for (const command of await listOpenCommands(database.db, [...pieces], now()))
      await this.#deliver(command, [client]);
  }

  async #deliver(command: OpenCommand, clients: readonly Client[]): Promise<void> {
    const { database, counters, now } = this.#options;
    const topic = buildCommandTopic(command.assetCode, command.id);
    const payload = Buffer.from(JSON.stringify(toPayload(command)));
    const sent = clients.filter((client) => {
      const qos = this.#subscriptions.qualityFor(client, topic);
      if (qos === undefined || client.closed) return false;
      client.publish({ cmd: 'publish', topic, payload, qos, dup: false, retain: false }, ignore);
      return true;
    });
    const outside = clients.length === 0 ? this.#options.outside?.() : undefined;
    if (outside?.isHeard) await outside.publish(topic, payload);
    else if (sent.length === 0) return;
    counters.commandsSent.inc(sent.length || 1);
    await markSent(database.db, [command.id], now());
  }

  async #logged(work: Promise<void>): Promise<void> {
    await work.catch((error: unknown) =>
      this.#options.logger.error({ err: error }, 'commands could not be delivered; tried again'),
    );
  }
}

/** Whether it arrived the reply tells, or the next connect. */
function ignore(): void {}

function toPayload({ id, kind, text, createdAt, expiresAt }: OpenCommand) {
  return {
    id,
    kind,
    ...(text !== null && { text }),
    createdAt: createdAt.toISOString(),
    expiresAt: expiresAt.toISOString(),
  };
}
