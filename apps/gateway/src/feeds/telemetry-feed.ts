import { UnknownMetricLimit } from '#telemetry/codec/unknown-metric-limit';
import type { Sample } from '#telemetry/sample';
import type { TelemetryStore } from '#telemetry/store/telemetry-store';

import type { FeedTarget } from './feed.ts';

interface SampleBatch {
  readonly samples: readonly Sample[];
  readonly position: number;
}

/** Feeds the history: every sample, late and repeated ones too. */
export function telemetryFeed(store: TelemetryStore): FeedTarget<SampleBatch> {
  const limit = new UnknownMetricLimit(store.knownMetrics());
  return {
    name: 'telemetry',
    build: (heard, position) => ({
      samples: heard.flatMap(({ verdict }) => verdict.samples.filter((sample) => limit.admits(sample))),
      position,
    }),
    apply: ({ samples, position }) => store.append(samples, position),
  };
}
