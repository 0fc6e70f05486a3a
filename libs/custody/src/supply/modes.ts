/** Stock that somebody sells, and what somebody could make. policy: P14 */
export const SUPPLY_MODES = ['market', 'production_capacity'] as const;

export type SupplyMode = (typeof SUPPLY_MODES)[number];
