import pg from 'pg';
import { setTimeout as sleep } from 'node:timers/promises';

import { KEEP_ALIVE_MS } from './connection.ts';

/** Sleeps until somebody says that something changed. It carries nothing, and a lost call only costs time. */
export class Waker {
  private client: pg.Client | undefined;
  private connecting: Promise<void> = Promise.resolve();
  private interrupt = new AbortController();
  private woken = false;
  private stopped = false;

  constructor(
    private readonly url: string,
    private readonly channel: string,
  ) {}

  /** Waits at least the shortest time, and then until woken or until the longest is over. */
  async pause(shortestMs: number, longestMs: number): Promise<void> {
    await this.connect();
    await sleep(shortestMs);
    if (!this.woken && !this.stopped) {
      await sleep(longestMs - shortestMs, undefined, { signal: this.interrupt.signal }).catch(() => undefined);
    }
    this.woken = false;
    this.interrupt = new AbortController();
  }

  async stop(): Promise<void> {
    this.stopped = true;
    this.interrupt.abort();
    // A client that is told to end while it connects never does.
    await this.connecting;
    await this.client?.end().catch(() => undefined);
  }

  private connect(): Promise<void> {
    if (!this.client && !this.stopped) this.connecting = this.open();
    return this.connecting;
  }

  private async open(): Promise<void> {
    const client = new pg.Client({
      connectionString: this.url,
      connectionTimeoutMillis: 2_000,
      keepAlive: true,
      keepAliveInitialDelayMillis: KEEP_ALIVE_MS,
    });
    client.on('notification', () => this.wake());
    client.on('error', () => undefined);
    client.on('end', () => (this.client = undefined));
    this.client = client;
    try {
      await client.connect();
      await client.query(`listen ${this.channel}`);
    } catch {
      this.client = undefined;
      await client.end().catch(() => undefined);
    }
  }

  /** Ends a pause, as a call from outside does. */
  wake(): void {
    this.woken = true;
    this.interrupt.abort();
  }
}
