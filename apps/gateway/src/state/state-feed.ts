import { applyBatch } from '#custody/state/apply-batch';
import type { StateBatch } from '#custody/state/state-batch';
import type { Database } from '#database/connection';
import { withoutParameters } from '#database/without-parameters';
import type { MetricLookup } from '#telemetry/catalogue/catalogue';
import { UnknownMetricLimit } from '#telemetry/codec/unknown-metric-limit';
import { NO_ALARM_CHANGES } from '#telemetry/conditions/alarm-changes';
import type { FeedTarget } from '#telemetry/feed/feed';
import { CurrentValues, type CurrentValue } from '#telemetry/state/current-values';

import type { FleetWatch } from './fleet-watch.ts';
import { StateBatchBuilder } from './state-batch-builder.ts';
import { emptyTally, type Tally } from './tally.ts';

const PACE_MS = 40;

export interface StateFeedOptions {
  readonly database: Database;
  readonly gateway: string;
  readonly catalogue: MetricLookup;
  readonly known: readonly CurrentValue[];
  readonly watch: FleetWatch;
  /** Called once for each stretch that was judged. */
  readonly count: (tally: Tally) => void;
  readonly now: () => number;
}

/** Feeds the database: latest values, presence, events, quarantine, alarms, running hours. */
export function stateFeed(options: StateFeedOptions): FeedTarget<StateBatch> {
  const { database, gateway, catalogue, known, watch, count, now } = options;
  const current = new CurrentValues(known);
  const limit = new UnknownMetricLimit(catalogue, known);
  return {
    name: 'state',
    paceMs: PACE_MS,
    catalogue,
    prepare: (heard) =>
      watch.refresh(
        heard.map(({ entry }) => entry.assetCode),
        now(),
      ),
    idle: (position) => {
      watch.advance(now());
      const batch = new StateBatchBuilder(current, limit, watch).build(gateway, position);
      return isEmpty(batch) ? undefined : batch;
    },
    build: (heard, position) => {
      const builder = new StateBatchBuilder(current, limit, watch);
      for (const { entry, verdict } of heard) builder.add(entry, verdict);
      count(builder.tally);
      return builder.build(gateway, position);
    },
    apply: async (batch) => {
      // What is shown in health and written down must not carry what machines said.
      const refused = await applyBatch(database, batch).catch((error: Error) =>
        Promise.reject(withoutParameters(error)),
      );
      if (refused.length > 0) count({ ...emptyTally(), quarantined: { 'unknown-command': refused.length } });
    },
  };
}

/** Time alone has changed nothing. */
function isEmpty({ alarms }: StateBatch): boolean {
  return alarms === NO_ALARM_CHANGES;
}
