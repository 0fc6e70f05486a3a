import type { Feature, Point } from 'geojson';
import type { GeoJSONSourceDiff } from 'maplibre-gl';

type Drawn = Map<string, Feature<Point>>;

function sameFeature(left: Feature<Point>, right: Feature<Point>): boolean {
  return JSON.stringify(left) === JSON.stringify(right);
}

function propertyChanges(before: Feature<Point>, after: Feature<Point>) {
  const properties = after.properties ?? {};
  return {
    removeProperties: Object.keys(before.properties ?? {}).filter((key) => !(key in properties)),
    addOrUpdateProperties: Object.entries(properties).map(([key, value]: [string, unknown]) => ({ key, value })),
  };
}

/** What turns the picture that is drawn into the next one, or null when nothing has changed. */
export function featureChanges(drawn: Drawn, next: Drawn): GeoJSONSourceDiff | null {
  const add = [...next.values()].filter(({ id }) => !drawn.has(String(id)));
  const remove = [...drawn.keys()].filter((id) => !next.has(id));
  const update = [...next].flatMap(([id, feature]) => {
    const before = drawn.get(id);
    if (before === undefined || sameFeature(before, feature)) return [];
    return [{ id, newGeometry: feature.geometry, ...propertyChanges(before, feature) }];
  });
  return add.length + remove.length + update.length === 0 ? null : { add, remove, update };
}
