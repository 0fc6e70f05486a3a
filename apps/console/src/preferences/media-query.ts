import { useSyncExternalStore } from 'react';

/** Whether a media query holds, as a hook that follows it. */
export function createMediaQuery(query: string): () => boolean {
  const media = window.matchMedia(query);
  const subscribe = (listener: () => void) => {
    media.addEventListener('change', listener);
    return () => media.removeEventListener('change', listener);
  };
  return () => useSyncExternalStore(subscribe, () => media.matches);
}

/** A phone, or a window as narrow as one; the style sheets turn at the same width. */
export const useNarrow = createMediaQuery('(width < 768px)');
