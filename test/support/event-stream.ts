import { setTimeout as sleep } from 'node:timers/promises';

import type { Json } from './json.ts';

export interface StreamEvent {
  readonly event: string;
  readonly id: string | undefined;
  readonly data: Json;
}

/** Reads Server-Sent Events as a browser would, without reconnecting. */
export class EventStream {
  static async open(url: string, token: string, lastEventId?: string): Promise<EventStream> {
    const abort = new AbortController();
    const headers = {
      authorization: `Bearer ${token}`,
      ...(lastEventId !== undefined && { 'last-event-id': lastEventId }),
    };
    const response = await fetch(url, { headers, signal: abort.signal });
    return new EventStream(response, abort);
  }

  readonly response: Response;
  readonly #abort: AbortController;
  readonly #events: StreamEvent[] = [];
  #ended = false;

  private constructor(response: Response, abort: AbortController) {
    this.response = response;
    this.#abort = abort;
    void this.#read().catch(() => undefined);
  }

  get ended(): boolean {
    return this.#ended;
  }

  /** The next event, or an error when none comes in time. */
  async next(timeoutMs = 20_000): Promise<StreamEvent> {
    const event = await this.nextWithin(timeoutMs);
    if (!event) throw new Error(`no event within ${timeoutMs} ms`);
    return event;
  }

  async nextWithin(timeoutMs: number): Promise<StreamEvent | undefined> {
    const end = performance.now() + timeoutMs;
    while (this.#events.length === 0 && performance.now() < end) await sleep(10);
    return this.#events.shift();
  }

  close(): void {
    this.#abort.abort();
  }

  async #read(): Promise<void> {
    let text = '';
    try {
      for await (const chunk of this.response.body!.pipeThrough(new TextDecoderStream())) {
        text += chunk;
        const blocks = text.split('\n\n');
        text = blocks.pop() ?? '';
        for (const block of blocks) this.#take(block);
      }
    } finally {
      this.#ended = true;
    }
  }

  #take(block: string): void {
    const field = (name: string) =>
      block
        .split('\n')
        .find((line) => line.startsWith(`${name}: `))
        ?.slice(name.length + 2);
    const data = field('data');
    if (data === undefined) return;
    this.#events.push({ event: field('event') ?? 'message', id: field('id'), data: JSON.parse(data) });
  }
}
