import { workerData } from 'node:worker_threads';

import { loadAppliedPosition, loadCurrentValues } from '#custody/state/load-current-values';
import { connectDatabase } from '#database/connection';
import type { RunningFeed } from '#telemetry/feed/feed';
import type { FeedCalls } from '#telemetry/thread/messages';
import { feedFromLog, serveCalls, tellNews } from '#telemetry/thread/serve-calls';

import { CatalogueFollower } from '../catalogue-follower.ts';
import { FleetWatch } from './fleet-watch.ts';
import { Pulse } from './pulse.ts';
import { stateFeed } from './state-feed.ts';
import type { StateNews, StateThreadOptions } from './state-thread.ts';

const { databaseUrl, gateway } = workerData as StateThreadOptions;
const connection = connectDatabase(databaseUrl);
const { db: database } = connection;

const catalogue = new CatalogueFollower(database, warn);
await catalogue.start();
const known = await loadCurrentValues(database);
const watch = await FleetWatch.load(database, known, Date.now());
let feed: RunningFeed | undefined;
let pulse: Pulse | undefined;

serveCalls<FeedCalls>({
  appliedPosition: () => loadAppliedPosition(database, gateway),
  startFeed: async (logFolder, position, end) => {
    const target = stateFeed({
      ...{ database, gateway, catalogue: catalogue.catalogue, known, watch },
      count: (tally) => tellNews<StateNews>({ tally }),
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
  close: async () => {
    await catalogue.stop();
    await connection.close();
  },
});

function warn(error: unknown, text: string): void {
  tellNews<StateNews>({ warning: { error: error instanceof Error ? error : new Error(String(error)), text } });
}
