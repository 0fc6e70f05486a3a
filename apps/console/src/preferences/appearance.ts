import { useSyncExternalStore } from 'react';
import { createPreference, usePreference } from './preference.ts';

export const APPEARANCES = ['system', 'light', 'dark'] as const;

export const appearance = createPreference('appearance', APPEARANCES, 'system');

const systemDark = window.matchMedia('(prefers-color-scheme: dark)');

function subscribeSystem(listener: () => void): () => void {
  systemDark.addEventListener('change', listener);
  return () => systemDark.removeEventListener('change', listener);
}

/** Whether the page is dark now, by choice or by the system. */
export function useDark(): boolean {
  const choice = usePreference(appearance);
  const bySystem = useSyncExternalStore(subscribeSystem, () => systemDark.matches);
  return choice === 'system' ? bySystem : choice === 'dark';
}
