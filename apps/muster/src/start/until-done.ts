import { setTimeout as delay } from 'node:timers/promises';

const RETRY_MS = 1_000;

/** Tries until it succeeds. What it waits for must come back by itself. */
export async function untilDone(work: () => Promise<void>, onError: (error: unknown) => void): Promise<void> {
  for (;;) {
    try {
      return await work();
    } catch (error) {
      onError(error);
      await delay(RETRY_MS, undefined, { ref: false });
    }
  }
}
