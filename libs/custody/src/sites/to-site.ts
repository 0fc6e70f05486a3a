import { centreOf, extentOf, type SiteGeometry } from './geometry.ts';
import type { Site } from './schemas.ts';
import type { site } from './tables.ts';

export function toSite(row: typeof site.$inferSelect): Site {
  return {
    id: row.id,
    name: row.name,
    kind: row.kind,
    organisation: row.organisation,
    region: row.region,
    geometry: row.geometry,
    position: { latitude: row.latitude, longitude: row.longitude },
    remark: row.remark,
    source: row.source,
    externalId: row.externalId,
    retiredAt: row.retiredAt?.toISOString() ?? null,
  };
}

/** The columns that follow from where a site is. */
export function placeColumns(geometry: SiteGeometry) {
  return { geometry, ...centreOf(geometry), ...extentOf(geometry) };
}

/** What the audit trail keeps of a site: its middle stands for an outline. */
export function toDescribed(row: typeof site.$inferSelect) {
  const { geometry, position, ...described } = toSite(row);
  return {
    ...described,
    ...(geometry.type === 'Point' ? { position } : { outline: describeOutline(geometry, position) }),
  };
}

function describeOutline({ coordinates }: Extract<Site['geometry'], { type: 'Polygon' }>, position: Site['position']) {
  return { middle: position, positions: coordinates.flat().length };
}
