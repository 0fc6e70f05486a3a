/** Where equipment is at home, and where it may be needed (policy: P16). */
export const SITE_KINDS = ['home_base', 'mine', 'chemical_park', 'tailings', 'tunnel', 'other'] as const;

export type SiteKind = (typeof SITE_KINDS)[number];

/** What a mine-safety bureau watches over. */
export const MINE_SITE_KINDS: readonly SiteKind[] = ['mine', 'tailings'];
