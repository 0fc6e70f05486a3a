import type { Objection } from './verdict.ts';

/** More than a device buffers in a day at 1 Hz does not come as one message of 1 MiB; a list of `{}` does. */
export const MAXIMUM_ITEMS = 20_000;
export type ListedItems = { readonly items: readonly unknown[] } | { readonly objection: Objection };

/** A message is one item or a list of them. */
export function listItems(value: unknown): ListedItems {
  if (!Array.isArray(value)) return { items: [value] };
  if (value.length <= MAXIMUM_ITEMS) return { items: value };
  return {
    objection: { reason: 'too-many-items', detail: `${value.length} items; at most ${MAXIMUM_ITEMS} in one message` },
  };
}
