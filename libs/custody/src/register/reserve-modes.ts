/** How a piece is held in reserve. Market stock and production capacity are supply agreements, not pieces. policy: P14 */
export const RESERVE_MODES = ['government_stock', 'team_own', 'enterprise_stock', 'social'] as const;

export type ReserveMode = (typeof RESERVE_MODES)[number];
