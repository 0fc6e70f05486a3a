import { workerData } from 'node:worker_threads';

import { enterGateway } from '#custody/state/hold-pieces';
import { loadAppliedPosition, loadCurrentValues } from '#custody/state/load-current-values';
import { connectDatabase } from '#database/connection';
import { Catalogue } from '#telemetry/catalogue/catalogue';
import type { RunningFeed } from '#telemetry/feed/feed';
import type { FeedCalls } from '#telemetry/thread/messages';
import { feedFromLog, serveCalls, tellNews } from '#telemetry/thread/serve-calls';

import { FleetWatch } from './fleet-watch.ts';
import { Pulse } from './pulse.ts';
import { stateFeed } from './state-feed.ts';
import type { StateThreadOptions } from './state-thread.ts';
import type { Tally } from './tally.ts';

const { databaseUrl, databaseLimits, gateway } = workerData as StateThreadOptions;
const connection = connectDatabase(databaseUrl, databaseLimits);
const { db: database } = connection;

// Before anything is read: what is read here is then changed by nobody without this gateway's noticing.
await enterGateway(database, gateway);
const catalogue = new Catalogue();
const known = await loadCurrentValues(database);
const watch = await FleetWatch.load(database, gateway, known, Date.now());
let feed: RunningFeed | undefined;
let pulse: Pulse | undefined;

serveCalls<FeedCalls>({
  appliedPosition: () => loadAppliedPosition(database, gateway),
  putMetrics: async (metrics) => catalogue.put(metrics),
  startFeed: async (logFolder, position, end) => {
    const target = stateFeed({
      ...{ database, gateway, catalogue, known, watch },
      count: (tally) => tellNews<Tally>(tally),
      now: Date.now,
    });
    const following = feedFromLog(target, logFolder, position, end);
    feed = following;
    // It also says what time alone brings, and follows the rules.
    pulse = new Pulse(databaseUrl, () => {
      watch.outdate();
      following.poke();
    });
    pulse.start();
  },
  stopFeed: async () => {
    await pulse?.stop();
    await feed?.stop();
  },
  close: () => connection.close(),
});
