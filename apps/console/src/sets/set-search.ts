export const SET_FILTERS = ['lacking', 'complete'] as const;
export type SetFilter = (typeof SET_FILTERS)[number];

export function readSetSearch({ show }: Record<string, unknown>): { show?: SetFilter } {
  const known = SET_FILTERS.find((one) => one === show);
  return known === undefined ? {} : { show: known };
}
