import { useMemo } from 'react';
import type { OpenAlarms } from '../api/answers.ts';
import { query } from '../api/client.ts';
import { readUrgency, type Urgency, urgencyOf } from './severity.ts';

/** The stream tells of alarms; this catches what it does not, such as a piece that came into reach. */
const REFRESH_MS = 60_000;

type Items = readonly (OpenAlarms & { readonly assetCode: string })[];
export type OpenAlarmsByPiece = ReadonlyMap<string, OpenAlarms>;

const NONE: OpenAlarmsByPiece = new Map();
const known = new WeakMap<Items, OpenAlarmsByPiece>();

/** One map for all who look at the same answer: a list has a reader in each row. */
function byPiece(items: Items): OpenAlarmsByPiece {
  const open = known.get(items) ?? new Map(items.map(({ assetCode, ...counted }) => [assetCode, counted]));
  known.set(items, open);
  return open;
}

/** What stands on each piece in reach, live. */
export function useOpenAlarms(): OpenAlarmsByPiece {
  return useReadAlarms() ?? NONE;
}

function useReadAlarms(): OpenAlarmsByPiece | undefined {
  const items = query.useQuery('get', '/api/v1/alarms/open', {}, { refetchInterval: REFRESH_MS }).data?.items;
  return items && byPiece(items);
}

export interface Waiting {
  readonly count: number;
  readonly worst: Urgency | null;
}

function countWaiting(open: OpenAlarmsByPiece): Waiting {
  const waiting = [...open.values()].filter(({ unacknowledged }) => unacknowledged > 0);
  return {
    count: waiting.reduce((sum, { unacknowledged }) => sum + unacknowledged, 0),
    worst: readUrgency(waiting.reduce((worst, counted) => Math.max(worst, urgencyOf(counted)), 0)),
  };
}

/** How many alarms stand that nobody has acknowledged, and the worst piece among them; undefined until that is read. */
export function useWaiting(): Waiting | undefined {
  const open = useReadAlarms();
  return useMemo(() => open && countWaiting(open), [open]);
}
