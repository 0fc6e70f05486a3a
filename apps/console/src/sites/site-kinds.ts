import type { SiteKind } from '../api/answers.ts';

export const SITE_KINDS = [
  'home_base',
  'mine',
  'chemical_park',
  'tailings',
  'tunnel',
  'other',
] as const satisfies readonly SiteKind[];

/** On a grid of 24 × 24, like the silhouettes of the families. */
const GLYPHS: Readonly<Record<SiteKind, string>> = {
  home_base: 'M12 2L23 11.5h-3V21h-5.5v-6h-5v6H4v-9.5H1z',
  mine: 'M2.5 7.5C7.5 2 16.5 2 21.5 7.5l-1.7 1.5c-1.9-1.6-4-2.6-6.3-3V22h-3V6c-2.3.4-4.4 1.4-6.3 3z',
  chemical_park:
    'M8 1.5h8v2.5h-1v5l6 11.200a1.6 1.6 0 0 1-1.4 2.300H4.400A1.6 1.6 0 0 1 3 20.200L9 9V4H8zM9.4 13.5L6.2 19.700h11.600l-3.2-6.200z',
  tailings: 'M1 5h11l11 15H1zM3.5 10h9l4.5 7.5H3.5z',
  tunnel: 'M1.5 21.5V12.5a10.5 10.5 0 0 1 21 0v9zM6 21.5h12v-9a6 6 0 0 0-12 0z',
  other: 'M12 2.5L21.5 12 12 21.5 2.5 12z',
};

export function siteGlyph(kind: SiteKind): string {
  return GLYPHS[kind];
}

export function readSiteKind(value: unknown): SiteKind | undefined {
  return SITE_KINDS.find((kind) => kind === value);
}
