import type { Feature, FeatureCollection, Geometry, Polygon } from 'geojson';
import type { SiteKind } from '../api/answers.ts';

/** A site as the map knows it. */
export interface DrawnSite {
  readonly id: string;
  readonly name: string;
  readonly kind: SiteKind;
  readonly position: { readonly latitude: number; readonly longitude: number };
  readonly geometry: { readonly type: 'Point' | 'Polygon'; readonly coordinates: unknown };
}

const PREFIX = '@site:';

function siteIcon(kind: SiteKind): string {
  return `${PREFIX}${kind}`;
}

/** The kind that a picture's name stands for; null for another picture. */
export function readSiteIcon(id: string): SiteKind | null {
  return id.startsWith(PREFIX) ? (id.slice(PREFIX.length) as SiteKind) : null;
}

/** A mark for each, and the outline of those that have one. */
export function toSiteFeatures(sites: readonly DrawnSite[]): FeatureCollection {
  const features = sites.flatMap(({ id, name, kind, position, geometry }): Feature[] => {
    const properties = { site: id, name, icon: siteIcon(kind) };
    const point: Geometry = { type: 'Point', coordinates: [position.longitude, position.latitude] };
    const mark: Feature = { type: 'Feature', geometry: point, properties };
    if (geometry.type !== 'Polygon') return [mark];
    return [{ type: 'Feature', geometry: geometry as Polygon, properties }, mark];
  });
  return { type: 'FeatureCollection', features };
}
