import { setTimeout as delay } from 'node:timers/promises';

/** Asks until there is an answer: neither nothing nor `false` is one. Fails where none comes in time. */
export async function eventually<T>(
  ask: () => Promise<T | false | undefined>,
  withinMs = 60_000,
): Promise<Exclude<T, false>> {
  const end = performance.now() + withinMs;
  for (;;) {
    const answer = await ask();
    if (answer !== undefined && answer !== false) return answer as Exclude<T, false>;
    if (performance.now() > end) throw new Error(`it did not happen within ${withinMs} ms: ${ask.toString()}`);
    await delay(50);
  }
}

const MOST_LOOKS = 100;

/** Looks until it holds, for what happens a moment later; answers what was seen last, which is for the caller to judge. */
export async function lookUntil<T>(look: () => Promise<T>, holds: (seen: T) => boolean): Promise<T> {
  for (let looks = 0; ; looks += 1) {
    const seen = await look();
    if (holds(seen) || looks === MOST_LOOKS) return seen;
    await delay(50);
  }
}
