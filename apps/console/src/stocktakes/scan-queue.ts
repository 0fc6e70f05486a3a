import type { components } from '../api/schema.gen.ts';

type Scan = components['schemas']['NewStocktakeScans']['scans'][number];

/** A label that was read and is not with the server yet. */
export interface QueuedScan extends Required<Pick<Scan, 'id' | 'code' | 'method'>>, Pick<Scan, 'place'> {
  readonly stocktake: string;
  /** Who read it: nobody else on this phone sends it in their own name. */
  readonly person: string;
  readonly at: string;
  /** Why the server does not take it; it stays until somebody has seen that. */
  readonly refused?: string;
}

export interface ScanQueue {
  read(): readonly QueuedScan[];
  add(scan: QueuedScan): void;
  remove(ids: readonly string[]): void;
  refuse(ids: readonly string[], why: string): void;
  subscribe(listener: () => void): () => void;
}

const KEY = 'muster.stocktake-scans';
const NONE: readonly QueuedScan[] = [];

/** Scans that wait for the line, kept in the browser through a reload; windows of one browser share them. */
export function openScanQueue(storage: Storage = localStorage): ScanQueue {
  const listeners = new Set<() => void>();
  let known: { text: string | null; scans: readonly QueuedScan[] } = { text: null, scans: NONE };
  const read = () => {
    const text = storage.getItem(KEY);
    if (text !== known.text) known = { text, scans: parse(text) };
    return known.scans;
  };
  const write = (scans: readonly QueuedScan[]) => {
    if (scans.length === 0) storage.removeItem(KEY);
    else storage.setItem(KEY, JSON.stringify(scans));
    listeners.forEach((listener) => listener());
  };
  return {
    read,
    add: (scan) => write([...read(), scan]),
    remove: (ids) => write(read().filter(({ id }) => !ids.includes(id))),
    refuse(ids, why) {
      if (ids.length > 0) write(read().map((scan) => (ids.includes(scan.id) ? { ...scan, refused: why } : scan)));
    },
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}

function parse(text: string | null): readonly QueuedScan[] {
  if (text === null) return NONE;
  try {
    const scans: unknown = JSON.parse(text);
    return Array.isArray(scans) ? (scans as QueuedScan[]) : NONE;
  } catch {
    return NONE;
  }
}

/** What is to be sent next: scans of one stocktake by this person, the oldest first, so many at once. */
export function nextBatch(scans: readonly QueuedScan[], person: string, most: number): readonly QueuedScan[] {
  const own = scans.filter((scan) => scan.person === person && scan.refused === undefined);
  return own.filter(({ stocktake }) => stocktake === own[0]?.stocktake).slice(0, most);
}
