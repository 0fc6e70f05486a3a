import { Worker } from 'node:worker_threads';

import type { FeedEvents, FeedHealth, LogSource, RunningFeed } from '../feed/feed.ts';
import type { FeedCalls, ThreadMessage } from './messages.ts';
import { SharedEnd } from './shared-end.ts';

interface Waiting {
  readonly resolve: (answer: unknown) => void;
  readonly reject: (error: Error) => void;
}

export interface FeedingThreadOptions<News> {
  /** Of the store, as health names its feed. */
  readonly name: string;
  /** The module that the thread runs. */
  readonly file: URL;
  readonly workerData: unknown;
  readonly onNews: (news: News) => void;
}

/** A store and the feed that fills it, on a thread of their own. The main thread keeps to devices and people. */
export class FeedingThread<Served extends FeedCalls, News> {
  readonly #name: string;
  readonly #worker: Worker;
  readonly #waiting = new Map<number, Waiting>();
  readonly #onNews: (news: News) => void;
  #next = 0;
  #position = 0;
  #error: Error | undefined;
  #events: FeedEvents | undefined;
  #ended: Error | undefined;

  constructor({ name, file, workerData, onNews }: FeedingThreadOptions<News>) {
    this.#name = name;
    this.#onNews = onNews;
    this.#worker = new Worker(file, { workerData });
    this.#worker.on('message', (message: ThreadMessage<News>) => this.#hear(message));
    this.#worker.on('error', (error) => this.#end(error));
    this.#worker.on('exit', () => this.#end(new Error(`the ${name} store is closed`)));
  }

  call<Answer = void, Call extends keyof Served = keyof Served>(
    call: Call,
    ...args: Extract<Served[Call], readonly unknown[]>
  ): Promise<Answer> {
    if (this.#ended) return Promise.reject(this.#ended);
    return new Promise((resolve, reject) => {
      const id = this.#next++;
      this.#waiting.set(id, { resolve: resolve as Waiting['resolve'], reject });
      this.#worker.postMessage({ id, call, args });
    });
  }

  /** Feeds the store from the log from this position on. */
  async follow(
    log: LogSource & { readonly folder: string },
    position: number,
    events: FeedEvents,
  ): Promise<RunningFeed> {
    const end = new SharedEnd();
    end.position = log.end;
    log.onMore(() => (end.position = log.end));
    this.#position = position;
    this.#events = events;
    const calls = this as FeedingThread<FeedCalls, News>;
    await calls.call('startFeed', log.folder, position, end.memory);
    const health = () => this.#health(log.end);
    return {
      get health() {
        return health();
      },
      stop: () => calls.call('stopFeed'),
    };
  }

  async close(): Promise<void> {
    this.#events = undefined;
    await (this as FeedingThread<FeedCalls, News>).call('close');
    await this.#worker.terminate();
  }

  #health(logEnd: number): FeedHealth {
    return {
      name: this.#name,
      position: this.#position,
      lagBytes: logEnd - this.#position,
      ...(this.#error && { error: this.#error.message }),
    };
  }

  #hear(message: ThreadMessage<News>): void {
    switch (message.kind) {
      case 'answer':
        return this.#take(message.id)?.resolve(message.answer);
      case 'refusal':
        return this.#take(message.id)?.reject(message.error);
      case 'applied':
        this.#position = message.position;
        this.#error = undefined;
        return this.#events?.onApplied();
      case 'failed':
        this.#error = message.error;
        return this.#events?.onError(message.error, message.retryMs);
      case 'news':
        return this.#onNews(message.news);
    }
  }

  #take(id: number): Waiting | undefined {
    const waiting = this.#waiting.get(id);
    this.#waiting.delete(id);
    return waiting;
  }

  /** Nothing answers any more: whoever waits is told, and the feed counts as stopped. */
  #end(error: Error): void {
    if (this.#ended) return;
    this.#ended = error;
    for (const { reject } of this.#waiting.values()) reject(error);
    this.#waiting.clear();
    this.#error ??= error;
    this.#events?.onError(error, undefined);
  }
}

/** A module beside the one that asks, as source or built, whichever runs. */
export function besideModule(moduleUrl: string, name: string): URL {
  return new URL(`./${name}${moduleUrl.endsWith('.ts') ? '.ts' : '.js'}`, moduleUrl);
}
