import { useSyncExternalStore } from 'react';

/** A choice of this browser's, such as its language; it outlives the session. */
export interface Preference<Choice extends string> {
  get(): Choice;
  set(choice: Choice): void;
  subscribe(listener: () => void): () => void;
}

export function createPreference<Choice extends string>(
  key: string,
  choices: readonly Choice[],
  usual: Choice,
): Preference<Choice> {
  const storageKey = `muster.${key}`;
  const listeners = new Set<() => void>();
  const stored = localStorage.getItem(storageKey);
  let current = choices.find((choice) => choice === stored) ?? usual;
  return {
    get: () => current,
    set(choice) {
      current = choice;
      localStorage.setItem(storageKey, choice);
      listeners.forEach((listener) => listener());
    },
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}

export function usePreference<Choice extends string>(preference: Preference<Choice>): Choice {
  return useSyncExternalStore(preference.subscribe, preference.get);
}
