import type { MessageEvent } from '@nestjs/common';
import { Observable, type Subscriber } from 'rxjs';

import type { LiveItem } from './live-item.ts';
import type { NumberedEvents } from './numbered-events.ts';

/** A comment this often keeps proxies from closing a quiet stream. */
const KEEP_ALIVE_MS = 15_000;
const RETRY_MS = 1_000;
/** The session, and what it reaches, are looked at again this often, and at once when one ends here. */
const RECHECK_MS = 5_000;

export interface StreamSource {
  /** Changes are merged and sent at most this often; one that comes after a longer pause is sent at once. */
  readonly mergeMs: number;
  /** Finds where the numbered events begin for this client. */
  openEvents(tell: (event: MessageEvent) => void): Promise<NumberedEvents>;
  /** Everything in scope. */
  snapshot(): Promise<LiveItem[]>;
  /** What is to be sent of these pieces now. */
  changes(assetCodes: ReadonlySet<string>): Promise<LiveItem[]>;
  /** Calls back with the pieces that changed; returns what ends that. */
  listen(changed: (assetCodes: ReadonlySet<string>) => void): () => void;
  /** Calls back when a session has ended somewhere; returns what ends that. */
  onSessionEnd(callback: () => void): () => void;
  /** Whether the session still stands; refreshes what it reaches. */
  recheck(): Promise<boolean>;
}

/**
 * The events of one client: a snapshot of the state, then its merged changes, and what is numbered, until the session
 * ends. Each event carries the number from which a client that comes back goes on.
 */
export function streamState(source: StreamSource): Observable<MessageEvent> {
  return new Observable((subscriber) => {
    const client = new StreamClient(source, subscriber);
    client.start();
    return () => client.stop();
  });
}

class StreamClient {
  private changed = new Set<string>();
  private begun = false;
  private sending = false;
  private sentAtMs = -Infinity;
  private flushing: NodeJS.Timeout | undefined;
  private checking = false;
  private events: NumberedEvents | undefined;
  private readonly timers: NodeJS.Timeout[] = [];
  private readonly endings: (() => void)[] = [];

  constructor(
    private readonly source: StreamSource,
    private readonly subscriber: Subscriber<MessageEvent>,
  ) {}

  /** Listens before the snapshot is taken, so that nothing falls between the two. */
  start(): void {
    this.endings.push(
      this.source.listen((assetCodes) => {
        assetCodes.forEach((code) => this.changed.add(code));
        this.flushSoon();
      }),
    );
    this.endings.push(this.source.onSessionEnd(() => void this.recheck()));
    this.timers.push(
      setInterval(() => this.subscriber.next({ comment: 'alive', data: undefined as never }), KEEP_ALIVE_MS),
    );
    this.timers.push(setInterval(() => void this.recheck(), RECHECK_MS));
    void this.begin();
  }

  stop(): void {
    for (const timer of this.timers) clearInterval(timer);
    clearTimeout(this.flushing);
    this.begun = false;
    for (const end of this.endings) end();
  }

  private async begin(): Promise<void> {
    try {
      const events = await this.source.openEvents((event) => this.subscriber.next(event));
      this.events = events;
      this.endings.push(() => events.close());
      await this.send(() => this.source.snapshot());
      await events.begin();
      this.begun = true;
      this.flushSoon();
    } catch (error) {
      this.subscriber.error(error);
    }
    if (this.subscriber.closed) this.stop();
  }

  private flushSoon(): void {
    if (this.flushing || this.sending || !this.begun || this.changed.size === 0) return;
    const waitMs = Math.max(0, this.sentAtMs + this.source.mergeMs - performance.now());
    this.flushing = setTimeout(() => void this.flush(), waitMs);
  }

  private async flush(): Promise<void> {
    this.flushing = undefined;
    this.sentAtMs = performance.now();
    const merged = this.changed;
    this.changed = new Set();
    await this.send(() => this.source.changes(merged), merged);
    this.flushSoon();
  }

  /** A snapshot is sent even when it is empty: the client learns that there is nothing. */
  private async send(read: () => Promise<LiveItem[]>, merged?: ReadonlySet<string>): Promise<void> {
    this.sending = true;
    try {
      const items = await read();
      if (items.length > 0 || !merged) this.tell(items);
    } catch (error) {
      if (!merged) this.subscriber.error(error);
      merged?.forEach((code) => this.changed.add(code));
      // The database is away: it is asked again, but not at the pace of the machines.
      this.sentAtMs = performance.now() + RETRY_MS;
    } finally {
      this.sending = false;
    }
  }

  private tell(items: LiveItem[]): void {
    this.subscriber.next({ type: 'state', id: this.events?.place ?? '', data: { items } });
  }

  private async recheck(): Promise<void> {
    if (this.checking) return;
    this.checking = true;
    try {
      if (!(await this.source.recheck())) this.subscriber.complete();
    } catch {
      // The database is away: the stream stays as it is, and the next check decides.
    } finally {
      this.checking = false;
    }
  }
}
