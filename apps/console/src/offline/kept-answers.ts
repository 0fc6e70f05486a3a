import type { QueryClient, QueryKey } from '@tanstack/react-query';

interface KeptAnswer {
  readonly key: QueryKey;
  readonly data: unknown;
  readonly atMs: number;
}

const CACHE = 'muster-kept-answers';
/** As long as a session lasts. */
const LONGEST_MS = 12 * 3_600_000;
const WRITE_EVERY_MS = 15_000;
/** What a stocktake needs where there is no line: who it is, and the lists as they were last. */
const KEPT_PATHS: readonly unknown[] = [
  '/api/v1/me',
  '/api/v1/custody/stocktakes',
  '/api/v1/custody/stocktakes/{stocktakeId}',
  '/api/v1/custody/stocktakes/{stocktakeId}/pieces',
];

/** Browsers keep it for pages that may be loaded without a line, and for no others. */
const canKeep = () => import.meta.env.PROD && 'caches' in window;
const addressOf = (key: QueryKey) => `/kept?${new URLSearchParams({ key: JSON.stringify(key) }).toString()}`;

/** Takes down each answer that a stocktake needs, with its time. */
export function keepAnswers(queryClient: QueryClient): void {
  if (!canKeep()) return;
  const written = new Map<string, Omit<KeptAnswer, 'key'>>();
  queryClient.getQueryCache().subscribe(({ type, query: { queryKey: key, queryHash, state } }) => {
    const { data, dataUpdatedAt: atMs, status } = state;
    if (type !== 'updated' || status !== 'success' || data === undefined || !KEPT_PATHS.includes(key[1])) return;
    const last = written.get(queryHash);
    if (last !== undefined && last.data === data && atMs - last.atMs < WRITE_EVERY_MS) return;
    written.set(queryHash, { data, atMs });
    void write({ key, data, atMs }).catch(() => undefined);
  });
}

async function write(answer: KeptAnswer): Promise<void> {
  const cache = await caches.open(CACHE);
  await cache.put(addressOf(answer.key), new Response(JSON.stringify(answer)));
}

/** Gives back what was kept, with the time that it has; what the page has read since stays. */
export async function restoreAnswers(queryClient: QueryClient): Promise<void> {
  if (!canKeep()) return;
  for (const { key, data, atMs } of await readKept()) {
    if (Date.now() - atMs > LONGEST_MS || queryClient.getQueryData(key) !== undefined) continue;
    queryClient.setQueryData(key, data, { updatedAt: atMs });
  }
}

async function readKept(): Promise<readonly KeptAnswer[]> {
  const cache = await caches.open(CACHE);
  const answers = await Promise.all((await cache.keys()).map((request) => cache.match(request)));
  // One may have gone meanwhile, with a session that ended in another window.
  const kept = answers.filter((answer) => answer !== undefined);
  return Promise.all(kept.map((answer) => answer.json() as Promise<KeptAnswer>));
}

/** Nobody finds on this phone what the one before has read. */
export async function forgetAnswers(): Promise<void> {
  if (canKeep()) await caches.delete(CACHE);
}
