import type { GeoJSON } from 'geojson';
import { fromGcj02, type Place, toGcj02 } from './gcj02.ts';

/** The coordinates in which a map is drawn: everything else in Muster is WGS 84. */
export interface Datum {
  toMap(place: Place): Place;
  fromMap(place: Place): Place;
}

export const WGS84: Datum = { toMap: (place) => place, fromMap: (place) => place };
export const GCJ02: Datum = { toMap: toGcj02, fromMap: fromGcj02 };

type Coordinates = number | Coordinates[];

function moveCoordinates(coordinates: Coordinates, datum: Datum): Coordinates {
  if (!Array.isArray(coordinates)) return coordinates;
  const [first, second, ...rest] = coordinates;
  if (typeof first === 'number' && typeof second === 'number') return [...datum.toMap([first, second]), ...rest];
  return coordinates.map((inner) => moveCoordinates(inner, datum));
}

function move(shape: GeoJSON, datum: Datum): GeoJSON {
  if (shape.type === 'FeatureCollection')
    return { ...shape, features: shape.features.map((feature) => toMapCoordinates(feature, datum)) };
  if (shape.type === 'Feature') return { ...shape, geometry: toMapCoordinates(shape.geometry, datum) };
  if (shape.type === 'GeometryCollection')
    return { ...shape, geometries: shape.geometries.map((geometry) => toMapCoordinates(geometry, datum)) };
  return { ...shape, coordinates: moveCoordinates(shape.coordinates, datum) } as GeoJSON;
}

/** Places as they lie on the earth, as they lie on the map. */
export function toMapCoordinates<Shape extends GeoJSON>(shape: Shape, datum: Datum): Shape {
  return datum === WGS84 ? shape : (move(shape, datum) as Shape);
}
