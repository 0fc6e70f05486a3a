import { useSyncExternalStore } from 'react';

/**
 * Whether a media query holds, as a hook that follows it. `matches` is read in the event alone: Chromium holds an event back where a read between the
 * change and its next frame has seen the change already, and all but that one reader would keep the old answer.
 */
export function createMediaQuery(query: string): () => boolean {
  const media = window.matchMedia(query);
  const listeners = new Set<() => void>();
  let holds = media.matches;
  media.addEventListener('change', (event) => {
    holds = event.matches;
    for (const listener of listeners) listener();
  });
  const subscribe = (listener: () => void) => {
    listeners.add(listener);
    return () => listeners.delete(listener);
  };
  return () => useSyncExternalStore(subscribe, () => holds);
}

/** A phone, or a window as narrow as one; the style sheets turn at the same width. */
export const useNarrow = createMediaQuery('(width < 768px)');
