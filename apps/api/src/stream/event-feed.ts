import { Injectable } from '@nestjs/common';

import { readKeptNumbers, readStreamEvents, type StreamEvent } from '#custody/events/read-stream-events';
import { STATE_CHANNEL } from '#custody/state/wake-followers';
import { Waker } from '#database/waker';

import { ApiParts } from '../parts.ts';

const SHORTEST_PAUSE_MS = 50;
/** LISTEN only wakes: without it, what is new is found at this pace. */
const LONGEST_PAUSE_MS = 1_000;
export const EVENTS_A_READ = 500;

export type EventListener = (events: readonly StreamEvent[]) => void;

/** The numbered events, read once from the database for all streams of this process. */
@Injectable()
export class EventFeed {
  private readonly listeners = new Set<EventListener>();
  private readonly waker: Waker;
  private last = 0;
  private running: Promise<void> | undefined;
  private stopped = false;

  constructor(private readonly parts: ApiParts) {
    this.waker = new Waker(parts.database.url, STATE_CHANNEL);
  }

  async start(): Promise<void> {
    this.last = (await readKeptNumbers(this.parts.database.db)).newest;
    this.running = this.follow();
  }

  async stop(): Promise<void> {
    this.stopped = true;
    await this.waker.stop();
    await this.running;
  }

  listen(listener: EventListener): () => void {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  }

  private async follow(): Promise<void> {
    while (!this.stopped) {
      try {
        if (!(await this.readOn())) await this.waker.pause(SHORTEST_PAUSE_MS, LONGEST_PAUSE_MS);
      } catch (error) {
        this.parts.logger.warn({ err: error }, 'the stream could not read what happened; it tries again');
        await this.waker.pause(LONGEST_PAUSE_MS, LONGEST_PAUSE_MS);
      }
    }
  }

  /** True when there may be more at once. */
  private async readOn(): Promise<boolean> {
    const events = await readStreamEvents(this.parts.database.db, this.last, EVENTS_A_READ);
    this.last = events.at(-1)?.number ?? this.last;
    if (events.length > 0) for (const listener of this.listeners) listener(events);
    return events.length === EVENTS_A_READ;
  }
}
