import { parentPort } from 'node:worker_threads';

import { Feed, type FeedTarget } from '../feed/feed.ts';
import { followLog } from './follow-log.ts';
import type { ThreadMessage, ThreadRequest } from './messages.ts';
import { SharedEnd } from './shared-end.ts';

const port = parentPort!;

type Handlers<Served> = {
  [Call in keyof Served]: (...args: Served[Call] extends readonly unknown[] ? Served[Call] : never) => Promise<unknown>;
};

/** Answers what the main thread asks, in any order. */
export function serveCalls<Served>(handlers: Handlers<Served>): void {
  port.on('message', ({ id, call, args }: ThreadRequest) => {
    const handle = handlers[call as keyof Served] as (...args: readonly unknown[]) => Promise<unknown>;
    handle(...args).then(
      (answer) => tell({ kind: 'answer', id, answer }),
      (error: unknown) => tell({ kind: 'refusal', id, error: toError(error) }),
    );
  });
}

/** Tells the main thread something that it did not ask for. */
export function tellNews<News>(news: News): void {
  tell({ kind: 'news', news });
}

/** Feeds a store of this thread from the log that the main thread writes. */
export function feedFromLog<Batch>(
  target: FeedTarget<Batch>,
  logFolder: string,
  position: number,
  end: SharedArrayBuffer,
): Feed<Batch> {
  const feed = new Feed(followLog(logFolder, new SharedEnd(end)), target, position);
  feed.start({
    onApplied: () => tell({ kind: 'applied', position: feed.position }),
    onError: (error, retryMs) => tell({ kind: 'failed', error, retryMs }),
  });
  return feed;
}

export function toError(error: unknown): Error {
  return error instanceof Error ? error : new Error(String(error));
}

function tell(message: ThreadMessage<unknown>): void {
  port.postMessage(message);
}
