import { useQueryClient } from '@tanstack/react-query';
import { useEffect } from 'react';
import { answered } from '../api/answered.ts';
import { api } from '../api/client.ts';
import { problemCode } from '../api/problem.ts';
import { useMe } from '../session/use-me.ts';
import { nextBatch, type QueuedScan } from './scan-queue.ts';
import { noteTaken, scanQueue } from './scans.ts';

const TRY_EVERY_MS = 5_000;
const MOST_AT_ONCE = 100;

/** Refusals that no later attempt changes. */
const FINAL = ['illegal-transition', 'not-found', 'forbidden', 'validation-failed', 'idempotency-mismatch'];
const NOT_KEPT = ['too_late', 'unreadable'];

/** Sends what waits, whenever there is a line; each scan has its own time and counts once. */
export function useScanSender(): void {
  const person = useMe()?.id;
  const queryClient = useQueryClient();
  useEffect(() => {
    if (person === undefined) return undefined;
    let isSending = false;
    const work = async () => {
      if (isSending) return;
      isSending = true;
      try {
        if (await sendAll(person)) await queryClient.invalidateQueries({ predicate: isAboutStocktakes });
      } finally {
        isSending = false;
      }
    };
    const begin = () => void work();
    begin();
    const timer = setInterval(begin, TRY_EVERY_MS);
    const stop = scanQueue.subscribe(begin);
    window.addEventListener('online', begin);
    return () => {
      clearInterval(timer);
      stop();
      window.removeEventListener('online', begin);
    };
  }, [person, queryClient]);
}

const isAboutStocktakes = ({ queryKey: [, path] }: { queryKey: readonly unknown[] }) =>
  typeof path === 'string' && path.startsWith('/api/v1/custody/stocktakes');

/** Whether anything was sent. Stops where there is no line, and goes on with the next attempt. */
async function sendAll(person: string): Promise<boolean> {
  let hasSent = false;
  for (;;) {
    const batch = nextBatch(scanQueue.read(), person, MOST_AT_ONCE);
    const [first] = batch;
    if (first === undefined) return hasSent;
    const ids = batch.map(({ id }) => id);
    try {
      await send(first.stocktake, batch);
      hasSent = true;
    } catch (error) {
      const code = problemCode(error);
      if (!FINAL.includes(code)) return hasSent;
      scanQueue.refuse(ids, code);
    }
  }
}

async function send(stocktakeId: string, batch: readonly QueuedScan[]): Promise<void> {
  const scans = batch.map(({ id, code, method, at, place }) => ({
    ...{ id, code, method, at },
    ...(place !== undefined && { place }),
  }));
  const params = { path: { stocktakeId } };
  const { items } = await answered(
    api.POST('/api/v1/custody/stocktakes/{stocktakeId}/scans', { params, body: { scans } }),
  );
  const kept = items.filter(({ result }) => !NOT_KEPT.includes(result));
  noteTaken(
    kept.flatMap(({ id, result, piece }) => {
      const scan = batch.find((one) => one.id === id);
      return scan === undefined ? [] : [{ id, stocktake: stocktakeId, code: scan.code, at: scan.at, result, piece }];
    }),
  );
  for (const result of NOT_KEPT)
    scanQueue.refuse(
      items.filter((item) => item.result === result).map(({ id }) => id),
      result,
    );
  scanQueue.remove(kept.map(({ id }) => id));
}
