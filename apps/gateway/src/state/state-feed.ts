import { setTimeout as delay } from 'node:timers/promises';

import { applyBatch } from '#custody/state/apply-batch';
import { PiecesTakenOverError } from '#custody/state/hold-pieces';
import type { StateBatch } from '#custody/state/state-batch';
import type { Database } from '#database/connection';
import { withoutParameters } from '#database/without-parameters';
import type { MetricLookup } from '#telemetry/catalogue/catalogue';
import { UnknownMetricLimit } from '#telemetry/codec/unknown-metric-limit';
import { NO_ALARM_CHANGES } from '#telemetry/conditions/alarm-changes';
import type { FeedTarget, Heard } from '#telemetry/feed/feed';
import { CurrentValues, type CurrentValue } from '#telemetry/state/current-values';

import type { FleetWatch } from './fleet-watch.ts';
import { HeldPieces } from './held-pieces.ts';
import { StateBatchBuilder } from './state-batch-builder.ts';
import { emptyTally, type Tally } from './tally.ts';

const PACE_MS = 40;
/** So that two gateways which hear one piece at the same time do not take it from each other for ever. */
const LONGEST_GIVING_WAY_MS = 100;

/** What a stretch of the log comes to, and what is counted once it is stored. */
export interface JudgedStretch {
  readonly batch: StateBatch;
  readonly tally: Tally;
}

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
export function stateFeed(options: StateFeedOptions): FeedTarget<JudgedStretch> {
  const { database, gateway, catalogue, known, watch, count, now } = options;
  const current = new CurrentValues(known);
  const limit = new UnknownMetricLimit(catalogue, known);
  const held = new HeldPieces(database, gateway);
  let takenOver = 0;
  const learn = async (heard: readonly Heard[]) => {
    const pieces = await held.prepare(heard, now());
    for (const { assetCode, values } of pieces) {
      current.replace(assetCode, values);
      limit.know(values);
    }
    watch.replace(pieces, now());
    takenOver += pieces.length;
  };
  return {
    name: 'state',
    paceMs: PACE_MS,
    catalogue,
    prepare: async (heard) => {
      const codes = heard.map(({ entry }) => entry.assetCode);
      await watch.refresh(codes, now());
      await learn(heard);
    },
    idle: (position) => {
      watch.advance(now());
      const batch = new StateBatchBuilder(current, limit, watch).build(gateway, position);
      return isEmpty(batch) ? undefined : { batch, tally: emptyTally() };
    },
    build: (heard, position) => {
      const builder = new StateBatchBuilder(current, limit, watch);
      for (const { entry, verdict } of heard) builder.add(entry, verdict);
      return { batch: builder.build(gateway, position), tally: builder.tally };
    },
    apply: async ({ batch, tally }) => {
      try {
        const refused = await applyBatch(database, batch);
        count({ ...tally, takenOver });
        takenOver = 0;
        if (refused.length > 0) count({ ...emptyTally(), quarantined: { 'unknown-command': refused.length } });
        return undefined;
      } catch (error) {
        // What is shown in health and written down must not carry what machines said.
        if (!(error instanceof PiecesTakenOverError)) throw withoutParameters(error as Error);
        held.spoil(batch);
        await delay(Math.random() * LONGEST_GIVING_WAY_MS);
        return 'outdated';
      }
    },
  };
}

/** Time alone has changed nothing. */
function isEmpty({ alarms }: StateBatch): boolean {
  return alarms === NO_ALARM_CHANGES;
}
