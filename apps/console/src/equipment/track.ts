import type { Feature, LineString, MultiLineString } from 'geojson';
import type { Position } from '../api/answers.ts';
import { type SeriesPoint, breakAtGaps, pointOf } from '../telemetry/series.ts';

export interface TrackSource {
  readonly latitudes: readonly SeriesPoint[];
  readonly longitudes: readonly SeriesPoint[];
  readonly widthMs: number | null;
  /** What the stream has told since; only what is newer than the history lengthens the line. */
  readonly newer: readonly Position[];
}

/** The way of a piece from its latitudes and longitudes: a fix needs both, and a gap in time is a gap in the line. */
export function toTrack(source: TrackSource, intervalSeconds: number): Feature<MultiLineString> {
  const { latitudes, longitudes, widthMs } = source;
  const lastMs = latitudes.at(-1)?.timeMs ?? -Infinity;
  const newer = source.newer
    .map((position) => ({ ...position, timeMs: Date.parse(position.time) }))
    .filter(({ timeMs }) => timeMs > lastMs + (widthMs ?? 0));
  const longitudeAt = new Map([
    ...longitudes.map(({ timeMs, value }) => [timeMs, value] as const),
    ...newer.map(({ timeMs, longitude }) => [timeMs, longitude] as const),
  ]);
  const fixes = [
    ...latitudes.filter(({ timeMs }) => longitudeAt.has(timeMs)),
    ...newer.map(({ timeMs, latitude }) => pointOf({ timeMs, value: latitude })),
  ];
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
