import type { Feature, FeatureCollection } from 'geojson';

export interface Bounds {
  readonly west: number;
  readonly south: number;
  readonly east: number;
  readonly north: number;
}

const STEPS = [30, 20, 10, 5, 2, 1, 0.5, 0.2, 0.1, 0.05, 0.02, 0.01, 0.005, 0.002, 0.001];
const FEWEST_LINES = 3;
const POLE = 85;

function stepFor(spanDegrees: number): number {
  return STEPS.find((step) => spanDegrees / step >= FEWEST_LINES) ?? STEPS.at(-1)!;
}

function multiples(step: number, from: number, to: number): number[] {
  const first = Math.ceil(from / step);
  const count = Math.max(0, Math.floor(to / step) - first + 1);
  return Array.from({ length: count }, (_, index) => Number(((first + index) * step).toFixed(6)));
}

function degrees(value: number, positive: string, negative: string): string {
  if (value === 0) return '0°';
  return `${Math.abs(value)}°${value > 0 ? positive : negative}`;
}

function line(from: [number, number], to: [number, number]): Feature {
  return { type: 'Feature', properties: {}, geometry: { type: 'LineString', coordinates: [from, to] } };
}

function mark(at: [number, number], label: string, edge: 'left' | 'bottom'): Feature {
  return { type: 'Feature', properties: { label, edge }, geometry: { type: 'Point', coordinates: at } };
}

function wrap(longitude: number): number {
  return Number((((((longitude + 180) % 360) + 360) % 360) - 180).toFixed(6));
}

/** Meridians and parallels for what is in view, as fine as the view is, each named at the edge of the view. */
export function graticule({ west, south, east, north }: Bounds): FeatureCollection {
  const bottom = Math.max(-POLE, south);
  const top = Math.min(POLE, north);
  const step = stepFor(Math.min(east - west, (top - bottom) * 2));
  const meridians = multiples(step, west, east).flatMap((longitude) => [
    line([longitude, bottom], [longitude, top]),
    mark([longitude, bottom], degrees(wrap(longitude), 'E', 'W'), 'bottom'),
  ]);
  const parallels = multiples(step, bottom, top).flatMap((latitude) => [
    line([west, latitude], [east, latitude]),
    mark([west, latitude], degrees(latitude, 'N', 'S'), 'left'),
  ]);
  return { type: 'FeatureCollection', features: [...meridians, ...parallels] };
}
