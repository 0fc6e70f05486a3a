import type { Allocation, HandoverSummary } from '../api/answers.ts';
import { query } from '../api/client.ts';
import { useTimeline } from '../custody/use-custody.ts';
import { useNow } from '../format/use-now.ts';
import { offersOf } from './offers-of.ts';

const MOST_CLAIMS = 100;

/** What must be settled before a piece may leave the register. */
export interface InTheWay {
  readonly claims: readonly Allocation[];
  readonly offers: readonly HandoverSummary[];
}

/** The claims and the open offers of a piece: whoever counts on it or is about to receive it. */
export function useInTheWay(assetCode: string) {
  const nowMs = useNow();
  const params = { path: { assetCode }, query: { limit: MOST_CLAIMS } };
  const claims = query.useQuery('get', '/api/v1/equipment/{assetCode}/allocations', { params });
  const timeline = useTimeline(assetCode);
  const isKnown = claims.isSuccess && timeline.isSuccess;
  const found: InTheWay | null = isKnown
    ? { claims: claims.data.items, offers: offersOf(timeline.data.items, nowMs) }
    : null;
  const reload = () => Promise.all([claims.refetch(), timeline.refetch()]);
  return { found, failure: claims.error ?? timeline.error, reload };
}
