import { createMediaQuery } from './media-query.ts';
import { createPreference, usePreference } from './preference.ts';

export const APPEARANCES = ['system', 'light', 'dark'] as const;

export const appearance = createPreference('appearance', APPEARANCES, 'system');

const useSystemDark = createMediaQuery('(prefers-color-scheme: dark)');

/** Whether the page is dark now, by choice or by the system. */
export function useDark(): boolean {
  const choice = usePreference(appearance);
  const bySystem = useSystemDark();
  return choice === 'system' ? bySystem : choice === 'dark';
}
