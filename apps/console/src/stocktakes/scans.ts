import { useSyncExternalStore } from 'react';
import type { StocktakePiece } from '../api/answers.ts';
import { openScanQueue, type QueuedScan } from './scan-queue.ts';

export const scanQueue = openScanQueue();

/** What the server said of a scan. */
export interface TakenScan {
  readonly id: string;
  readonly stocktake: string;
  readonly code: string;
  readonly at: string;
  readonly result: string;
  readonly piece: StocktakePiece | null;
}

const SHOWN = 50;
let taken: readonly TakenScan[] = [];
const listeners = new Set<() => void>();

/** Those that are with the server, the last one first, as long as the page is open. */
export function noteTaken(scans: readonly TakenScan[]): void {
  taken = [...scans.toReversed(), ...taken].slice(0, SHOWN);
  listeners.forEach((listener) => listener());
}

function subscribeTaken(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

export function useTakenScans(stocktake: string): readonly TakenScan[] {
  return useSyncExternalStore(subscribeTaken, () => taken).filter((scan) => scan.stocktake === stocktake);
}

export function useQueuedScans(): readonly QueuedScan[] {
  return useSyncExternalStore(scanQueue.subscribe, scanQueue.read);
}
