import type { IncomingMessage, Server } from 'node:http';
import type { AddressInfo } from 'node:net';

import { noteConnections } from '#custody/connections/note-connections';
import { loadAppliedPosition, loadUnknownMetrics } from '#custody/state/load-current-values';
import { authenticateDevice, certifiedDevice, findRevoked } from '#custody/register/authenticate-device';
import type { DatabaseConnection } from '#database/connection';
import { encodeLogEntry } from '#telemetry/codec/log-entry';
import type { FeedEvents, FeedHealth, RunningFeed } from '#telemetry/feed/feed';
import type { LogBounds } from '#telemetry/log/log-bounds';
import type { LogStanding } from '#telemetry/log/log-standing';
import { MessageLog } from '#telemetry/log/message-log';
import { openGatewayIdentity } from '#telemetry/log/gateway-identity';
import type { TelemetryThread } from '#telemetry/thread/telemetry-thread';
import type { Logger } from 'pino';
import type { Registry } from 'prom-client';

import { DeviceSessions } from './broker/device-sessions.ts';
import { endRevoked } from './broker/end-revoked.ts';
import type { BrokerLimits } from './broker/limits.ts';
import type { SecureListenerOptions } from './broker/listen.ts';
import { startBroker, type RunningBroker } from './broker/start-broker.ts';
import { CommandDelivery } from './commands/command-delivery.ts';
import { ConnectionNotes } from './connection-notes.ts';
import { CatalogueFollower } from './catalogue-follower.ts';
import { createCounters, type Counters } from './counters.ts';
import { observeFeeds } from './observe-feeds.ts';
import { observeLog } from './observe-log.ts';
import { hearOutside, type OutsideAddress } from './outside/hear-outside.ts';
import { MosquittoFiles } from './outside/mosquitto-files.ts';
import type { OutsideKeeper, OutsideStanding } from './outside/outside-keeper.ts';
import { StateThread } from './state/state-thread.ts';

export interface GatewayOptions {
  readonly database: DatabaseConnection;
  readonly telemetry: TelemetryThread;
  /** Key of the hashes under which device secrets are stored. */
  readonly secretKey: Buffer;
  readonly logFolder: string;
  readonly logBounds: LogBounds;
  readonly host: string;
  readonly port: number;
  /** MQTT over TLS, beside the plain port. */
  readonly secure?: SecureListenerOptions | undefined;
  /** A broker of somebody else's that is heard beside our own listeners. */
  readonly outside?: OutsideAddress | undefined;
  readonly limits: BrokerLimits;
  readonly registry: Registry;
  readonly logger: Logger;
}

export interface GatewayHealth {
  /** As long as it is not open nothing is acknowledged. */
  readonly log: {
    readonly end: number;
    readonly bytes: number;
    readonly backlogAgeMs: number;
    readonly standing: LogStanding;
  };
  /** With an error a store does not take what was acknowledged; the log keeps it. */
  readonly feeds: readonly FeedHealth[];
  /** How the outside broker is heard, where there is one. */
  readonly outside?: OutsideStanding;
}

interface Address {
  readonly host: string;
  readonly port: number;
}

export interface Gateway {
  readonly address: Address;
  readonly secureAddress: Address | undefined;
  /** MQTT over WebSocket at `/mqtt` of this server, for requests that it says are its own; the answer ends it. */
  acceptWebSockets(server: Server, isOwn: (request: IncomingMessage) => boolean): () => void;
  health(): Promise<GatewayHealth>;
  close(): Promise<void>;
}

/** MQTT in: authenticate, make durable, acknowledge; then feed the telemetry store and the database from the log. */
export async function createGateway(options: GatewayOptions): Promise<Gateway> {
  const { database, logger } = options;
  await using started = new AsyncDisposableStack();
  const applied = await loadPositions(options);
  const log = started.adopt(await openLog(options, applied), (opened) => opened.close());
  const counters = createCounters(options.registry);
  observeLog(log, options.registry);
  const { gateway } = applied;
  const state = await StateThread.start(
    { databaseUrl: database.url, databaseLimits: database.limits, gateway },
    counters,
  );
  started.defer(() => state.close());
  const follower = new CatalogueFollower(database.db, logger, async (metrics) => {
    await Promise.all([options.telemetry.putMetrics(metrics), state.putMetrics(metrics)]);
  });
  await follower.start();
  started.defer(() => follower.stop());
  await options.telemetry.expectUnknownMetrics(await loadUnknownMetrics(database.db));
  const feeds = await startFeeds(options, log, applied, state);
  observeFeeds(feeds, options.registry);
  started.defer(async () => void (await Promise.all(feeds.map((feed) => feed.stop()))));

  const sessions = new DeviceSessions(options.limits.messagesPerSecond);
  const notes = new ConnectionNotes({
    ...{ gateway, logger, now: Date.now },
    write: (connected) => noteConnections(database.db, connected),
  });
  notes.start();
  started.defer(() => notes.stop());
  const broker = started.adopt(await listenForDevices(options, { sessions, counters, log, notes }), (opened) =>
    opened.close(),
  );
  const delivery = new CommandDelivery({
    broker: broker.broker,
    sessions,
    database,
    counters,
    logger,
    now: () => new Date(),
    outside: () => outside?.broker,
  });
  started.defer(() => delivery.stop());
  const outside =
    options.outside &&
    hearOutside({
      ...options.outside,
      ...{ database, gateway, counters, logger },
      store: (entry) => log.append(encodeLogEntry(entry)),
      onStatus: (assetCode) => delivery.repeatOutside(assetCode),
    });
  started.defer(() => outside?.stop());
  const files = options.outside?.mosquitto && new MosquittoFiles({ ...options.outside.mosquitto, database, logger });
  started.defer(() => files?.stop());
  files?.start();
  outside?.start();
  delivery.start();
  started.defer(
    endRevoked({ sessions, logger, now: Date.now, findRevoked: (since) => findRevoked(database.db, since) }),
  );

  const running = started.move();
  return {
    address: toAddress(broker.address),
    secureAddress: broker.secureAddress && toAddress(broker.secureAddress),
    acceptWebSockets: (server, isOwn) => broker.acceptWebSockets(server, isOwn),
    health: () => describeHealth(log, feeds, outside),
    close: () => running.disposeAsync(),
  };
}

interface BrokerParts {
  readonly sessions: DeviceSessions;
  readonly counters: Counters;
  readonly log: MessageLog;
  readonly notes: ConnectionNotes;
}

function listenForDevices(
  { host, port, secure, limits, logger, database: { db }, secretKey }: GatewayOptions,
  { sessions, counters, log, notes }: BrokerParts,
): Promise<RunningBroker> {
  return startBroker({
    host,
    port,
    secure,
    limits,
    sessions,
    counters,
    logger,
    now: Date.now,
    store: (entry) => log.append(encodeLogEntry(entry)),
    connected: (...proved) => notes.connected(...proved),
    authenticate: (username, password) => authenticateDevice(db, secretKey, username, password),
    certified: (commonName) => certifiedDevice(db, commonName),
  });
}

function toAddress({ address, port }: AddressInfo): Address {
  return { host: address, port };
}

/** How far each store has applied the log of this gateway. */
interface AppliedPositions {
  readonly gateway: string;
  readonly telemetry: number;
  readonly state: number;
}

async function loadPositions({ database, telemetry, logFolder }: GatewayOptions): Promise<AppliedPositions> {
  const gateway = await openGatewayIdentity(logFolder);
  const [stored, applied] = [await telemetry.appliedPosition(), await loadAppliedPosition(database.db, gateway)];
  return { gateway, telemetry: stored, state: applied };
}

async function openLog(
  { logFolder, logBounds, logger }: GatewayOptions,
  applied: AppliedPositions,
): Promise<MessageLog> {
  const startAt = Math.max(applied.telemetry, applied.state);
  const log = await MessageLog.open({ folder: logFolder, startAt, bounds: logBounds, now: Date.now });
  log.on('outOfRoom', (error) =>
    logger.error({ err: error }, 'no room for the log: nothing is acknowledged until there is'),
  );
  log.on('failed', (error) =>
    logger.fatal({ err: error }, 'the log cannot be written: nothing is acknowledged any more'),
  );
  if (log.tornBytes > 0) logger.warn({ bytes: log.tornBytes }, 'set aside the unfinished end of the log');
  const missing = log.start - Math.min(applied.telemetry, applied.state);
  if (missing > 0)
    logger.error({ bytes: missing }, 'the log no longer holds what a store has yet to apply; was its folder replaced?');
  // What is applied does not wait, however old its file is.
  await log.release(Math.min(applied.telemetry, applied.state));
  return log;
}

/** Starts what carries the log into each store. What every store has applied need not be kept. */
async function startFeeds(
  { telemetry, logger }: GatewayOptions,
  log: MessageLog,
  applied: AppliedPositions,
  state: StateThread,
): Promise<readonly RunningFeed[]> {
  let feeds: readonly RunningFeed[] = [];
  const release = () => {
    // Before every feed is known, nobody knows what all of them have applied.
    if (feeds.length === 0) return;
    const position = Math.min(...feeds.map((feed) => feed.health.position));
    log.release(position).catch((error: unknown) => logger.error({ err: error }, 'log not released'));
  };
  const eventsOf = (feed: string): FeedEvents => ({
    onApplied: release,
    onError: (error, retryMs) =>
      logger.error({ err: error, feed, retryMs }, 'the store did not take what was acknowledged; the log keeps it'),
  });
  feeds = [
    await telemetry.follow(log, Math.max(applied.telemetry, log.start), eventsOf('telemetry')),
    await state.follow(log, Math.max(applied.state, log.start), eventsOf('state')),
  ];
  return feeds;
}

async function describeHealth(
  log: MessageLog,
  feeds: readonly RunningFeed[],
  outside: OutsideKeeper | undefined,
): Promise<GatewayHealth> {
  const { end, backlogAgeMs, standing } = log;
  return {
    log: { end, bytes: await log.sizeBytes(), backlogAgeMs, standing },
    feeds: feeds.map((feed) => feed.health),
    ...(outside && { outside: outside.standing }),
  };
}
