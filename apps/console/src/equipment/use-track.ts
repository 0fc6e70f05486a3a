import { useQuery } from '@tanstack/react-query';
import type { GeoJSON } from 'geojson';
import { useEffect, useMemo, useState } from 'react';
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

/** More than the stream tells between two loads. */
const MOST_FIXES = 60;

/** The fixes that the stream has told of while the page was open. */
function useLiveFixes(position: Position | undefined): readonly Position[] {
  const [fixes, setFixes] = useState<readonly Position[]>([]);
  useEffect(() => {
    if (position !== undefined) setFixes((before) => [...before, position].slice(-MOST_FIXES));
  }, [position]);
  return fixes;
}

/** The way of a piece over the time range of its chart. */
export function useTrack({ assetCode, range, intervalSeconds, position }: TrackOptions): GeoJSON {
  const isLive = windowAt(range, 0).live;
  const fixes = useLiveFixes(position);
  const loaded = useQuery({
    queryKey: ['track', assetCode, range],
    enabled: position !== undefined,
    refetchInterval: isLive ? RELOAD_MS : false,
    queryFn: ({ signal }) => {
      const request = { assetCode, isState: false, window: windowAt(range, serverNowMs()), signal };
      return Promise.all(['latitude', 'longitude'].map((metric) => loadSeries({ ...request, metric })));
    },
  });
  return useMemo(() => {
    const [latitudes, longitudes] = loaded.data ?? [];
    const history = { latitudes: latitudes?.points ?? [], longitudes: longitudes?.points ?? [] };
    const widthMs = latitudes?.widthMs ?? null;
    return toTrack({ ...history, widthMs, newer: isLive ? fixes : [] }, intervalSeconds);
  }, [loaded.data, isLive, fixes, intervalSeconds]);
}
