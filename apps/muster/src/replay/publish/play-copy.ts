import { setTimeout as sleep } from 'node:timers/promises';

import { buildReading, dueTime, type WireReading } from '../plan/build-reading.ts';
import type { Copy } from '../plan/plan-fleet.ts';
import { playOrder } from '../plan/play-order.ts';

export interface PlayOptions {
  readonly loop: boolean;
  /** Readings in a message; one goes out as an object, more as an array. */
  readonly batch: number;
  readonly publish: (payload: string, rows: number) => Promise<void>;
  readonly signal: AbortSignal;
}

/** Plays one copy to its end, or until the signal; a message leaves when its last reading is due. */
export async function playCopy(copy: Copy, { loop, batch, publish, signal }: PlayOptions): Promise<void> {
  let pending: WireReading[] = [];
  const flush = async () => {
    if (pending.length === 0) return;
    const message = batch === 1 ? pending[0] : pending;
    const rows = pending.length;
    pending = [];
    await publish(JSON.stringify(message), rows);
  };
  for (const step of playOrder(copy.recording.readings.length, copy.firstRow, loop)) {
    await waitUntil(dueTime(copy, step), signal);
    if (signal.aborted) break;
    pending.push(buildReading(copy, step));
    if (pending.length >= batch) await flush();
  }
  await flush();
}

/** Node's timers hold at most 24.8 days; a recording of 79 days may have such a gap. */
const LONGEST_SLEEP_MS = 86_400_000;

async function waitUntil(time: number, signal: AbortSignal): Promise<void> {
  for (let left = time - Date.now(); left > 0 && !signal.aborted; left = time - Date.now()) {
    try {
      await sleep(Math.min(left, LONGEST_SLEEP_MS), undefined, { signal });
    } catch {
      return;
    }
  }
}
