/** What somebody has typed into a form, kept through a reload of this tab. */
export interface Draft<Values> {
  read(): Partial<Values>;
  write(values: Partial<Values>): void;
  discard(): void;
}

/** Secrets never rest in a browser, nor does the mark with which somebody signs. */
const SECRET = /password|signature/i;

export function openDraft<Values extends object>(name: string, storage: Storage = sessionStorage): Draft<Values> {
  const key = `muster.draft.${name}`;
  return {
    read() {
      try {
        return JSON.parse(storage.getItem(key) ?? '{}') as Partial<Values>;
      } catch {
        return {};
      }
    },
    write(values) {
      const kept = Object.entries(values).filter(([field]) => !SECRET.test(field));
      storage.setItem(key, JSON.stringify(Object.fromEntries(kept)));
    },
    discard: () => storage.removeItem(key),
  };
}
