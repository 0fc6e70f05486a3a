import { authenticateDevice } from '#custody/register/authenticate-device';
import { loadAppliedPosition, loadCurrentValues } from '#custody/state/load-current-values';
import type { DatabaseConnection } from '#database/connection';
import { encodeLogEntry } from '#telemetry/codec/log-entry';
import { Feed, type FeedEvents, type FeedHealth, type RunningFeed } from '#telemetry/feed/feed';
import { MessageLog } from '#telemetry/log/message-log';
import { openGatewayIdentity } from '#telemetry/log/gateway-identity';
import type { TelemetryThread } from '#telemetry/thread/telemetry-thread';
import type { Logger } from 'pino';
import type { Registry } from 'prom-client';

import { DeviceSessions } from './broker/device-sessions.ts';
import { startBroker } from './broker/start-broker.ts';
import { createCounters, type Counters } from './counters.ts';
import { stateFeed } from './feeds/state-feed.ts';

export interface GatewayOptions {
  readonly database: DatabaseConnection;
  readonly telemetry: TelemetryThread;
  /** Key of the hashes under which device secrets are stored. */
  readonly secretKey: Buffer;
  readonly logFolder: string;
  readonly host: string;
  readonly port: number;
  readonly registry: Registry;
  readonly logger: Logger;
}

export interface GatewayHealth {
  /** With an error nothing is acknowledged any more. */
  readonly log: { readonly end: number; readonly bytes: number; readonly error?: string };
  /** With an error a store does not take what was acknowledged; the log keeps it. */
  readonly feeds: readonly FeedHealth[];
}

export interface Gateway {
  readonly address: { readonly host: string; readonly port: number };
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
  const feeds = await startFeeds(options, log, applied, counters);
  started.defer(async () => void (await Promise.all(feeds.map((feed) => feed.stop()))));

  const broker = await startBroker({
    host: options.host,
    port: options.port,
    sessions: new DeviceSessions(),
    counters,
    logger,
    now: Date.now,
    store: (entry) => log.append(encodeLogEntry(entry)),
    authenticate: (username, password) => authenticateDevice(database.db, options.secretKey, username, password),
  });
  started.defer(() => broker.close());

  const running = started.move();
  return {
    address: { host: broker.address.address, port: broker.address.port },
    health: () => describeHealth(log, feeds),
    close: () => running.disposeAsync(),
  };
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

async function openLog({ logFolder, logger }: GatewayOptions, applied: AppliedPositions): Promise<MessageLog> {
  const log = await MessageLog.open({ folder: logFolder, startAt: Math.max(applied.telemetry, applied.state) });
  log.on('failed', (error) =>
    logger.fatal({ err: error }, 'the log cannot be written: nothing is acknowledged any more'),
  );
  if (log.tornBytes > 0) logger.warn({ bytes: log.tornBytes }, 'set aside the unfinished end of the log');
  const missing = log.start - Math.min(applied.telemetry, applied.state);
  if (missing > 0)
    logger.error({ bytes: missing }, 'the log no longer holds what a store has yet to apply; was its folder replaced?');
  return log;
}

/** Starts what carries the log into each store. What every store has applied need not be kept. */
async function startFeeds(
  { database, telemetry, logger }: GatewayOptions,
  log: MessageLog,
  applied: AppliedPositions,
  counters: Counters,
): Promise<readonly RunningFeed[]> {
  const feeds: RunningFeed[] = [];
  const release = () => {
    // Before every feed is known, nobody knows what all of them have applied.
    if (feeds.length === 0) return;
    for (const { name, lagBytes } of feeds.map((feed) => feed.health)) counters.feedLag.set({ feed: name }, lagBytes);
    const position = Math.min(...feeds.map((feed) => feed.health.position));
    log.release(position).catch((error: unknown) => logger.error({ err: error }, 'log not released'));
  };
  const eventsOf = (feed: string): FeedEvents => ({
    onApplied: release,
    onError: (error, retryMs) =>
      logger.error({ err: error, feed, retryMs }, 'the store did not take what was acknowledged; the log keeps it'),
  });
  const known = await loadCurrentValues(database.db);
  const target = stateFeed({ database: database.db, gateway: applied.gateway, known, counters });
  const state = new Feed(log, target, Math.max(applied.state, log.start));
  const history = await telemetry.follow(log, Math.max(applied.telemetry, log.start), eventsOf('telemetry'));
  state.start(eventsOf('state'));
  feeds.push(history, state);
  return feeds;
}

async function describeHealth(log: MessageLog, feeds: readonly RunningFeed[]): Promise<GatewayHealth> {
  const error = log.failure?.message;
  return {
    log: { end: log.end, bytes: await log.sizeBytes(), ...(error !== undefined && { error }) },
    feeds: feeds.map((feed) => feed.health),
  };
}
