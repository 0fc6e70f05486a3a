import { describe, expect, it } from '@jest/globals';
import { setTimeout as sleep } from 'node:timers/promises';

import { STANDARD_CATALOGUE } from '../catalogue/catalogue.ts';
import { encodeLogEntry } from '../codec/log-entry.ts';
import type { Sample } from '../sample.ts';
import type { TelemetryStore } from '../store/telemetry-store.ts';
import { Feed, type LogSource } from './feed.ts';
import { BEHIND_BYTES } from './preview.ts';
import { telemetryFeed } from './telemetry-feed.ts';

const START = Date.UTC(2026, 2, 20);
const CODE = 'CAR-1';

/** A log in memory. */
class MemoryLog implements LogSource {
  readonly #records: { body: Buffer; end: number }[] = [];
  #hear: () => void = () => undefined;
  end = 0;

  add(time: number, value: number, padding = 0): void {
    const payload = JSON.stringify({ ts: time, values: { engineSpeed: value }, padding: 'x'.repeat(padding) });
    const entry = { assetCode: CODE, kind: 'telemetry', receivedAt: time, timeSource: 'device' } as const;
    const body = encodeLogEntry({ ...entry, topic: `muster/v1/${CODE}/telemetry`, payload: Buffer.from(payload) });
    this.end += body.length;
    this.#records.push({ body, end: this.end });
    this.#hear();
  }

  async read(from: number, maximumBytes: number) {
    const first = this.#records.findIndex(({ end }) => end > from);
    const records = first < 0 ? [] : this.#records.slice(first).filter(({ end }) => end <= from + maximumBytes);
    return { records, next: records.at(-1)?.end ?? from };
  }

  onMore(hear: () => void): void {
    this.#hear = hear;
  }
}

/** As InfluxDB: one reading of each series and time, the last written. */
class LastWritten implements Pick<TelemetryStore, 'append' | 'preview'> {
  readonly values = new Map<number, unknown>();
  position = 0;
  shownAhead = 0;
  /** Whoever writes is cut off in the middle of it. */
  isKilled = false;

  constructor(private readonly writeMs: () => number) {}

  async append(samples: readonly Sample[], position: number): Promise<void> {
    await this.#write(samples);
    this.position = position;
  }

  async preview(samples: readonly Sample[]): Promise<void> {
    await this.#write(samples);
    this.shownAhead += samples.length;
  }

  async #write(samples: readonly Sample[]): Promise<void> {
    await sleep(this.writeMs());
    const count = this.isKilled ? Math.floor(Math.random() * samples.length) : samples.length;
    for (const { time, value } of samples.slice(0, count)) this.values.set(time, value);
    if (this.isKilled) throw new Error('killed');
  }
}

function follow(log: MemoryLog, store: LastWritten): Feed<unknown> {
  const feed = new Feed(log, telemetryFeed(store as unknown as TelemetryStore, STANDARD_CATALOGUE, []), store.position);
  feed.start({ onApplied: () => undefined, onError: () => undefined });
  return feed;
}

async function until(isSo: () => boolean): Promise<void> {
  for (let tries = 0; !isSo(); tries += 1) {
    if (tries > 2_000) throw new Error('it did not happen');
    await sleep(5);
  }
}

describe('what comes while a backlog is applied', () => {
  const PADDING = 20_000;
  const backlog = (count: number): MemoryLog => {
    const log = new MemoryLog();
    for (let index = 0; index < count; index += 1) log.add(START + index, index, PADDING);
    return log;
  };
  const enough = Math.ceil((4 * BEHIND_BYTES) / PADDING);

  it('is seen before the backlog is, and everything is there in the end', async () => {
    const [log, store] = [backlog(enough), new LastWritten(() => 50)];
    const feed = follow(log, store);
    await until(() => store.position > 0);
    const now = START + 1_000_000;
    log.add(now, 4_711);
    await until(() => store.values.has(now));
    expect(store.position).toBeLessThan(log.end - BEHIND_BYTES);
    await until(() => store.position === log.end);
    expect(store.values.size).toBe(enough + 1);
    await feed.stop();
  });

  it('is not shown ahead when it is a flood itself: then all wait their turn', async () => {
    const [log, store] = [backlog(enough), new LastWritten(() => 30)];
    const feed = follow(log, store);
    await until(() => store.position > 0);
    const now = START + 1_000_000;
    for (let index = 0; index < 200; index += 1) log.add(now + index, index, PADDING);
    await until(() => store.position > BEHIND_BYTES);
    expect(store.values.has(now)).toBe(false);
    await until(() => store.position === log.end);
    await feed.stop();
  });

  it('comes to what the order of the log says, whatever is said anew of which time and whenever it is killed', async () => {
    let shownAhead = 0;
    for (let round = 0; round < 8; round += 1) {
      const [log, store] = [backlog(enough), new LastWritten(() => Math.random() * 12)];
      const expected = new Map(Array.from({ length: enough }, (_, index) => [START + index, index]));
      let feed = follow(log, store);
      for (let turn = 0; store.position < log.end; turn += 1) {
        // Some of it corrects what waits in the backlog, or what was just shown.
        if (turn < 60) {
          const time = START + Math.floor(Math.random() * enough * 1.1);
          log.add(time, 1_000 + turn);
          expected.set(time, 1_000 + turn);
        }
        await sleep(Math.random() * 4);
        if (Math.random() < 0.1) {
          store.isKilled = true;
          await feed.stop();
          store.isKilled = false;
          feed = follow(log, store);
        }
      }
      await feed.stop();
      expect(Object.fromEntries(store.values)).toEqual(Object.fromEntries(expected));
      shownAhead += store.shownAhead;
    }
    expect(shownAhead).toBeGreaterThan(20);
  }, 30_000);
});
