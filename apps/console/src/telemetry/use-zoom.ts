import { useCallback, useEffect, useRef } from 'react';
import type { PieceSearch } from '../equipment/piece-search.ts';
import type { RangeSearch } from './time-range.ts';

/** Zooming changes the address; zooming back returns to the recent range that was shown before. */
export function useZoom(metric: string, { range, from }: RangeSearch, onSearch: (search: PieceSearch) => void) {
  const lastRecent = useRef<RangeSearch>({});
  useEffect(() => {
    if (from === undefined) lastRecent.current = range === undefined ? {} : { range };
  }, [range, from]);

  const zoom = useCallback(
    (fromMs: number, toMs: number) =>
      onSearch({ metric, from: new Date(fromMs).toISOString(), to: new Date(toMs).toISOString() }),
    [onSearch, metric],
  );
  const zoomBack = useCallback(() => onSearch({ metric, ...lastRecent.current }), [onSearch, metric]);
  return { zoom, zoomBack };
}
