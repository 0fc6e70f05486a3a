import type { MessageEvent } from '@nestjs/common';

import { readKeptNumbers, readStreamEvents, type StreamEvent } from '#custody/events/read-stream-events';

import type { ApiParts } from '../parts.ts';
import { EVENTS_A_READ, type EventFeed } from './event-feed.ts';

interface Reader {
  /** The number that the client saw last, as it says. */
  readonly lastEventId: string | undefined;
  readonly mayKnow: (event: StreamEvent) => boolean;
  readonly tell: (event: MessageEvent) => void;
}

/** The numbered events of one client: first what it has missed, then what happens. Every event once, in order. */
export class NumberedEvents {
  private readonly unlisten: () => void;
  private waiting: StreamEvent[] | undefined = [];
  private last = 0;

  private constructor(
    private readonly parts: ApiParts,
    feed: EventFeed,
    private readonly reader: Reader,
  ) {
    this.unlisten = feed.listen((events) => this.hear(events));
  }

  /** Listens, and finds where to begin. A client whose place is no longer kept is told to load everything anew. */
  static async open(parts: ApiParts, feed: EventFeed, reader: Reader): Promise<NumberedEvents> {
    const events = new NumberedEvents(parts, feed, reader);
    const { oldest, newest } = await readKeptNumbers(parts.database.db);
    const place = toNumber(reader.lastEventId);
    const isKept = place !== undefined && place >= oldest - 1 && place <= newest;
    events.last = isKept ? place : newest;
    if (reader.lastEventId !== undefined && !isKept) reader.tell({ type: 'reset', id: events.place, data: {} });
    return events;
  }

  /** Where a client that comes back would go on. */
  get place(): string {
    return String(this.last);
  }

  /** Tells what was missed, then what has happened meanwhile. */
  async begin(): Promise<void> {
    for (;;) {
      const missed = await readStreamEvents(this.parts.database.db, this.last, EVENTS_A_READ);
      this.tellAll(missed);
      if (missed.length < EVENTS_A_READ) break;
    }
    const waiting = this.waiting ?? [];
    this.waiting = undefined;
    this.tellAll(waiting);
  }

  close(): void {
    this.unlisten();
  }

  private hear(events: readonly StreamEvent[]): void {
    if (this.waiting) this.waiting.push(...events);
    else this.tellAll(events);
  }

  private tellAll(events: readonly StreamEvent[]): void {
    for (const event of events) {
      if (event.number <= this.last) continue;
      this.last = event.number;
      if (this.reader.mayKnow(event))
        this.reader.tell({ type: event.kind, id: this.place, data: event.payload as object });
    }
  }
}

function toNumber(text: string | undefined): number | undefined {
  return text !== undefined && /^\d{1,15}$/.test(text) ? Number(text) : undefined;
}
