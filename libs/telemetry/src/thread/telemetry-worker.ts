import { workerData } from 'node:worker_threads';

import { Catalogue } from '../catalogue/catalogue.ts';
import type { RunningFeed } from '../feed/feed.ts';
import { telemetryFeed } from '../feed/telemetry-feed.ts';
import { openDuckdbStore } from '../store/duckdb/open-duckdb-store.ts';
import { feedFromLog, serveCalls, tellNews, toError } from './serve-calls.ts';
import type { TelemetryCalls, TelemetryNews, TelemetryThreadOptions } from './telemetry-thread.ts';

const store = await openDuckdbStore({
  ...(workerData as TelemetryThreadOptions),
  onError: (error) => tellNews<TelemetryNews>({ backgroundError: toError(error) }),
});
const catalogue = new Catalogue();
let feed: RunningFeed | undefined;

serveCalls<TelemetryCalls>({
  appliedPosition: () => store.appliedPosition(),
  readRaw: (query) => store.readRaw(query),
  readBuckets: (query) => store.readBuckets(query),
  expire: (before) => store.expire(before),
  putMetrics: async (metrics) => catalogue.put(metrics),
  startFeed: async (logFolder, position, end) => {
    feed = feedFromLog(telemetryFeed(store, catalogue), logFolder, position, end);
  },
  stopFeed: async () => feed?.stop(),
  close: () => store.close(),
});
