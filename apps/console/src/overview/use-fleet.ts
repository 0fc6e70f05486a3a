import { useQueryClient } from '@tanstack/react-query';
import { useEffect, useMemo, useState } from 'react';
import { useOpenAlarms } from '../alarms/open-alarms.ts';
import { urgencyOf } from '../alarms/severity.ts';
import { query } from '../api/client.ts';
import { live } from '../live/live.ts';
import { type MapPiece, readMapFeature, withNews } from '../map/map-piece.ts';

/** A map of thousands is drawn anew once a second, not with each message. */
const REDRAW_MS = 1_000;

const LEAST_REFRESH_MS = 30_000;

const FLEET = query.queryOptions('get', '/api/v1/map', {}, { staleTime: LEAST_REFRESH_MS });

/** Counts up, at most once a second, when the stream has told something new. */
function useNews(): number {
  const [version, setVersion] = useState(0);
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | undefined;
    const stop = live.subscribeAll(() => {
      timer ??= setTimeout(() => {
        timer = undefined;
        setVersion((before) => before + 1);
      }, REDRAW_MS);
    });
    return () => {
      stop();
      clearTimeout(timer);
    };
  }, []);
  return version;
}

/** Every piece in scope, where it is now. */
export function useFleet() {
  const queryClient = useQueryClient();
  const fleet = query.useQuery('get', '/api/v1/map', {}, { staleTime: LEAST_REFRESH_MS });
  const version = useNews();
  const registered = useMemo(() => fleet.data?.features.map(readMapFeature) ?? [], [fleet.data]);
  // `live` tells of its changes through the version alone.
  const open = useOpenAlarms();
  const pieces = useMemo<readonly MapPiece[]>(
    () =>
      registered.map((piece) => ({
        ...withNews(piece, live.get(piece.assetCode)),
        urgency: urgencyOf(open.get(piece.assetCode)),
      })),
    [registered, version, open],
  );

  useEffect(() => {
    const known = new Set(registered.map(({ assetCode }) => assetCode));
    const hasNewcomer = fleet.isSuccess && [...live.codes()].some((assetCode) => !known.has(assetCode));
    if (hasNewcomer && Date.now() - fleet.dataUpdatedAt > LEAST_REFRESH_MS)
      void queryClient.invalidateQueries({ queryKey: FLEET.queryKey });
  }, [version, registered, fleet.isSuccess, fleet.dataUpdatedAt, queryClient]);

  return { pieces, isLoaded: fleet.data !== undefined, error: fleet.error, retry: () => void fleet.refetch() };
}
