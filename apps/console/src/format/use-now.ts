import { useSyncExternalStore } from 'react';
import { serverNowMs } from '../api/server-clock.ts';

const listeners = new Set<() => void>();
let nowMs = serverNowMs();
let timer: ReturnType<typeof setTimeout> | undefined;

function tick(): void {
  nowMs = serverNowMs();
  listeners.forEach((listener) => listener());
  timer = setTimeout(tick, 1_000 - (nowMs % 1_000));
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  if (listeners.size === 1) tick();
  return () => {
    listeners.delete(listener);
    if (listeners.size === 0) clearTimeout(timer);
  };
}

/** The server's time, anew each second, the same for the whole page. */
export function useNow(): number {
  return useSyncExternalStore(subscribe, () => nowMs);
}
