import type { Alarm } from '../api/answers.ts';

interface Listed {
  readonly items: readonly { readonly id?: string }[];
}

interface Paged {
  readonly pages: readonly unknown[];
}

const isPaged = (known: unknown): known is Paged =>
  typeof known === 'object' && known !== null && 'pages' in known && Array.isArray(known.pages);
const isListed = (known: unknown): known is Listed =>
  typeof known === 'object' && known !== null && 'items' in known && Array.isArray(known.items);

/** What a list has loaded, with this alarm as it is now; what does not hold it stays as it is. */
export function replaceAlarm<T>(known: T, alarm: Alarm): T {
  if (isPaged(known)) {
    const pages = known.pages.map((page) => replaceAlarm(page, alarm));
    return pages.some((page, index) => page !== known.pages[index]) ? { ...known, pages } : known;
  }
  if (!isListed(known) || !known.items.some(({ id }) => id === alarm.id)) return known;
  return { ...known, items: known.items.map((item) => (item.id === alarm.id ? alarm : item)) };
}
