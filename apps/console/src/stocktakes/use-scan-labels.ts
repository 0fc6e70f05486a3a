import { useCallback, useRef, useState } from 'react';
import { uuidv7 } from 'uuidv7';
import { readLabel } from '../scan/read-label.ts';
import { useMe } from '../session/use-me.ts';
import { scanQueue } from './scans.ts';
import { usePlace } from './use-place.ts';

/** The label that was read last, or what was read instead of one. */
export type LastLabel = { readonly id: string; readonly code: string } | { readonly unknown: string };

type Method = 'camera' | 'typed';

const TAKEN_MS = 60;

/** Takes labels down: each is kept in this browser before anything is sent. */
export function useScanLabels(stocktake: string) {
  const person = useMe()?.id;
  const place = usePlace();
  const [last, setLast] = useState<LastLabel | null>(null);
  const where = useRef(place);
  const read = useCallback(
    (text: string, method: Method) => {
      const target = readLabel(text);
      if (person === undefined) return;
      if (target === null || !('assetCode' in target)) return setLast({ unknown: text.slice(0, 60) });
      const [id, code] = [uuidv7(), target.assetCode.toUpperCase()];
      const at = where.current();
      const scan = { id, stocktake, person, code, method, at: new Date().toISOString() };
      scanQueue.add({ ...scan, ...(at !== undefined && { place: at }) });
      setLast({ id, code });
      // A hand in a glove feels what the sun keeps the eye from seeing.
      if ('vibrate' in navigator) navigator.vibrate(TAKEN_MS);
    },
    [person, stocktake],
  );
  return { read, last };
}
