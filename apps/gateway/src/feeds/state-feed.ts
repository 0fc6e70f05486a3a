import { applyBatch } from '#custody/state/apply-batch';
import type { StateBatch } from '#custody/state/state-batch';
import type { Database } from '#database/connection';
import { withoutParameters } from '#database/without-parameters';
import type { MetricLookup } from '#telemetry/catalogue/catalogue';
import { UnknownMetricLimit } from '#telemetry/codec/unknown-metric-limit';
import type { FeedTarget } from '#telemetry/feed/feed';
import { CurrentValues, type CurrentValue } from '#telemetry/state/current-values';

import type { Counters } from '../counters.ts';
import { StateBatchBuilder } from './state-batch-builder.ts';

export interface StateFeedOptions {
  readonly database: Database;
  readonly gateway: string;
  readonly catalogue: MetricLookup;
  readonly known: readonly CurrentValue[];
  readonly counters: Counters;
}

/** Feeds the database: latest values, presence, events, quarantine. */
export function stateFeed(options: StateFeedOptions): FeedTarget<StateBatch> {
  const { database, gateway, catalogue, known, counters } = options;
  const current = new CurrentValues(known);
  const limit = new UnknownMetricLimit(catalogue, known);
  return {
    name: 'state',
    catalogue,
    build: (heard, position) => {
      const builder = new StateBatchBuilder(current, limit, counters);
      for (const { entry, verdict } of heard) builder.add(entry, verdict);
      return builder.build(gateway, position);
    },
    apply: async (batch) => {
      // What is shown in health and written down must not carry what machines said.
      const refused = await applyBatch(database, batch).catch((error: Error) =>
        Promise.reject(withoutParameters(error)),
      );
      counters.quarantined.inc({ reason: 'unknown-command' }, refused.length);
    },
  };
}
