import { authenticateDevice } from '#custody/register/authenticate-device';
import { loadAppliedPosition, loadCurrentValues } from '#custody/state/load-current-values';
import type { DatabaseConnection } from '#database/connection';
import { encodeLogEntry } from '#telemetry/codec/log-entry';
import { Feed, type FeedEvents, type FeedHealth } from '#telemetry/feed/feed';
import { MessageLog } from '#telemetry/log/message-log';
import { openGatewayIdentity } from '#telemetry/log/gateway-identity';
import type { TelemetryThread } from '#telemetry/thread/telemetry-thread';
import type { Logger } from 'pino';
import type { Registry } from 'prom-client';

import { DeviceSessions } from './broker/device-sessions.ts';
import { startBroker } from './broker/start-broker.ts';
import { createCounters } from './counters.ts';
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
  const { database, telemetry, logFolder, logger, registry } = options;
  const gateway = await openGatewayIdentity(logFolder);
  const stored = await telemetry.appliedPosition();
  const applied = await loadAppliedPosition(database.db, gateway);
  const log = await MessageLog.open({ folder: logFolder, startAt: Math.max(stored, applied) });
  log.on('failed', (error) =>
    logger.fatal({ err: error }, 'the log cannot be written: nothing is acknowledged any more'),
  );
  if (log.tornBytes > 0) logger.warn({ bytes: log.tornBytes }, 'set aside the unfinished end of the log');
  const missing = log.start - Math.min(stored, applied);
  if (missing > 0)
    logger.error({ bytes: missing }, 'the log no longer holds what a store has yet to apply; was its folder replaced?');

  const counters = createCounters(registry);
  const known = await loadCurrentValues(database.db);
  const state = new Feed(
    log,
    stateFeed({ database: database.db, gateway, known, counters }),
    Math.max(applied, log.start),
  );
  const health = () => [telemetry.health(log.end), state.health];
  const release = () => {
    for (const { name, lagBytes } of health()) counters.feedLag.set({ feed: name }, lagBytes);
    const applied = Math.min(...health().map(({ position }) => position));
    log.release(applied).catch((error: unknown) => logger.error({ err: error }, 'log not released'));
  };
  const eventsOf = (feed: string): FeedEvents => ({
    onApplied: release,
    onError: (error, retryMs) =>
      logger.error({ err: error, feed, retryMs }, 'the store did not take what was acknowledged; the log keeps it'),
  });
  state.start(eventsOf('state'));
  await telemetry.follow(log, Math.max(stored, log.start), eventsOf('telemetry'));

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

  return {
    address: { host: broker.address.address, port: broker.address.port },
    health: () => describeHealth(log, health()),
    close: async () => {
      await broker.close();
      await Promise.all([state.stop(), telemetry.stopFeed()]);
      await log.close();
    },
  };
}

async function describeHealth(log: MessageLog, feeds: readonly FeedHealth[]): Promise<GatewayHealth> {
  const error = log.failure?.message;
  return { log: { end: log.end, bytes: await log.sizeBytes(), ...(error !== undefined && { error }) }, feeds };
}
