import { parentPort, workerData } from 'node:worker_threads';

import { Catalogue } from '../catalogue/catalogue.ts';
import { Feed } from '../feed/feed.ts';
import { telemetryFeed } from '../feed/telemetry-feed.ts';
import { openDuckdbStore } from '../store/duckdb/open-duckdb-store.ts';
import { followLog } from './follow-log.ts';
import type { ThreadCall, ThreadCalls, ThreadMessage, ThreadOptions, ThreadRequest } from './messages.ts';
import { SharedEnd } from './shared-end.ts';

const port = parentPort!;
const tell = (message: ThreadMessage) => port.postMessage(message);

const store = await openDuckdbStore({
  ...(workerData as ThreadOptions),
  onError: (error) => tell({ kind: 'background', error: toError(error) }),
});
const catalogue = new Catalogue();
let feed: Feed<unknown> | undefined;

const HANDLERS: { [Call in ThreadCall]: (...args: ThreadCalls[Call]) => Promise<unknown> } = {
  appliedPosition: () => store.appliedPosition(),
  readRaw: (query) => store.readRaw(query),
  readBuckets: (query) => store.readBuckets(query),
  expire: (before) => store.expire(before),
  putMetrics: async (metrics) => catalogue.put(metrics),
  startFeed: async (logFolder, position, end) => {
    const target = telemetryFeed(store, catalogue);
    const following = new Feed(followLog(logFolder, new SharedEnd(end)), target, position);
    following.start({
      onApplied: () => tell({ kind: 'applied', position: following.position }),
      onError: (error, retryMs) => tell({ kind: 'failed', error, retryMs }),
    });
    feed = following as Feed<unknown>;
  },
  stopFeed: async () => feed?.stop(),
  close: () => store.close(),
};

port.on('message', ({ id, call, args }: ThreadRequest) => {
  const handle = HANDLERS[call] as (...args: readonly unknown[]) => Promise<unknown>;
  handle(...args).then(
    (answer) => tell({ kind: 'answer', id, answer }),
    (error: unknown) => tell({ kind: 'refusal', id, error: toError(error) }),
  );
});

function toError(error: unknown): Error {
  return error instanceof Error ? error : new Error(String(error));
}
