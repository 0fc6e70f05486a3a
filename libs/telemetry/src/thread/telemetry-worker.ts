import { workerData } from 'node:worker_threads';

import { Catalogue } from '../catalogue/catalogue.ts';
import type { RunningFeed } from '../feed/feed.ts';
import { telemetryFeed } from '../feed/telemetry-feed.ts';
import { openStore } from '../store/open-store.ts';
import type { UnknownMetric, TelemetryCalls, TelemetryNews, TelemetryThreadOptions } from './telemetry-thread.ts';
import { feedFromLog, serveCalls, tellNews, toError } from './serve-calls.ts';

let kept = Promise.withResolvers<void>();
const store = await openStore((workerData as TelemetryThreadOptions).store, {
  onBackgroundError: (error) => tellNews<TelemetryNews>({ backgroundError: toError(error) }),
  keepRefused: async (refused) => {
    kept = Promise.withResolvers();
    tellNews<TelemetryNews>({ refused });
    await kept.promise;
  },
});
const catalogue = new Catalogue();
let known: readonly UnknownMetric[] = [];
let feed: RunningFeed | undefined;

serveCalls<TelemetryCalls>({
  appliedPosition: () => store.appliedPosition(),
  readRaw: (query) => store.readRaw(query),
  readBuckets: (query) => store.readBuckets(query),
  expire: (before) => store.expire(before),
  usage: () => store.usage(),
  copyTo: (folder) => store.copyTo(folder),
  putMetrics: async (metrics) => catalogue.put(metrics),
  expectUnknownMetrics: async (metrics) => void (known = metrics),
  refusedKept: async () => kept.resolve(),
  startFeed: async (logFolder, position, end) => {
    feed = feedFromLog(telemetryFeed(store, catalogue, known), logFolder, position, end);
  },
  stopFeed: async () => feed?.stop(),
  close: () => store.close(),
});
