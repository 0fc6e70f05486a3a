import type { RunningFeed } from '#telemetry/feed/feed';
import { Gauge, type Registry } from 'prom-client';

/** Shows under `/metrics` how far the stores are, at the moment of asking: one that is away applies nothing and says nothing. */
export function observeFeeds(feeds: readonly RunningFeed[], registry: Registry): void {
  const shared = { labelNames: ['feed'] as const, registers: [registry] };
  new Gauge({
    ...shared,
    name: 'muster_feed_lag_bytes',
    help: 'Bytes of the log that a store has not applied yet',
    collect() {
      for (const { name, lagBytes } of feeds.map(({ health }) => health)) this.set({ feed: name }, lagBytes);
    },
  });
  new Gauge({
    ...shared,
    name: 'muster_feed_working',
    help: '1 while the store takes what was acknowledged; at 0 the log keeps it',
    collect() {
      for (const { name, error } of feeds.map(({ health }) => health)) this.set({ feed: name }, error ? 0 : 1);
    },
  });
}
