import { useQuery } from '@tanstack/react-query';
import type { GeoJSON } from 'geojson';
import { useMemo } from 'react';
import type { Position } from '../api/answers.ts';
import { serverNowMs } from '../api/server-clock.ts';
import { loadSeries } from '../telemetry/load-series.ts';
import { type RangeSearch, windowAt } from '../telemetry/time-range.ts';
import { toTrack } from './track.ts';

const RELOAD_MS = 15_000;

interface TrackOptions {
  readonly assetCode: string;
  readonly range: RangeSearch;
  readonly intervalSeconds: number;
  readonly position: Position | undefined;
}

/** The way of a piece over the time range of its chart. */
export function useTrack({ assetCode, range, intervalSeconds, position }: TrackOptions): GeoJSON {
  const loaded = useQuery({
    queryKey: ['track', assetCode, range],
    enabled: position !== undefined,
    refetchInterval: windowAt(range, 0).live ? RELOAD_MS : false,
    queryFn: ({ signal }) => {
      const request = { assetCode, isState: false, window: windowAt(range, serverNowMs()), signal };
      return Promise.all(['latitude', 'longitude'].map((metric) => loadSeries({ ...request, metric })));
    },
  });
  return useMemo(() => {
    const [latitudes, longitudes] = loaded.data ?? [];
    return toTrack(latitudes?.points ?? [], longitudes?.points ?? [], intervalSeconds, latitudes?.widthMs ?? null);
  }, [loaded.data, intervalSeconds]);
}
