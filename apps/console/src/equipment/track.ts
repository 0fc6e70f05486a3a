import type { Feature, LineString, MultiLineString } from 'geojson';
import { type SeriesPoint, breakAtGaps } from '../telemetry/series.ts';

/** The way of a piece from its latitudes and longitudes: a fix needs both, and a gap in time is a gap in the line. */
export function toTrack(
  latitudes: readonly SeriesPoint[],
  longitudes: readonly SeriesPoint[],
  intervalSeconds: number,
  widthMs: number | null,
): Feature<MultiLineString> {
  const longitudeAt = new Map(longitudes.map(({ timeMs, value }) => [timeMs, value]));
  const fixes = latitudes.filter(({ timeMs }) => longitudeAt.has(timeMs));
  const lines: LineString['coordinates'][] = [[]];
  for (const fix of breakAtGaps(fixes, intervalSeconds, widthMs)) {
    if (fix === null) lines.push([]);
    else lines.at(-1)!.push([longitudeAt.get(fix.timeMs)!, fix.value]);
  }
  return {
    type: 'Feature',
    properties: {},
    geometry: { type: 'MultiLineString', coordinates: lines.filter((line) => line.length > 1) },
  };
}
