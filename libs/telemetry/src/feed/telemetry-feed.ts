import type { MetricLookup } from '../catalogue/catalogue.ts';
import { UnknownMetricLimit } from '../codec/unknown-metric-limit.ts';
import type { Sample } from '../sample.ts';
import type { TelemetryStore } from '../store/telemetry-store.ts';

import type { FeedTarget } from './feed.ts';

const PACE_MS = 50;

interface SampleBatch {
  readonly samples: readonly Sample[];
  readonly position: number;
}

/** Feeds the history: every sample, late and repeated ones too. */
export function telemetryFeed(
  store: TelemetryStore,
  catalogue: MetricLookup,
  known: Iterable<{ assetCode: string; metric: string }>,
): FeedTarget<SampleBatch> {
  const limit = new UnknownMetricLimit(catalogue, known);
  // Which invented names are kept is decided in the order of the log.
  const isKnown = ({ metric }: Sample) => catalogue.findMetric(metric) !== undefined;
  return {
    name: 'telemetry',
    paceMs: PACE_MS,
    catalogue,
    build: (heard, position) => ({
      samples: heard.flatMap(({ verdict }) => verdict.samples.filter((sample) => limit.admits(sample))),
      position,
    }),
    ...(store.preview && {
      preview: (heard) => store.preview!(heard.flatMap(({ verdict }) => verdict.samples.filter(isKnown))),
    }),
    apply: ({ samples, position }) => store.append(samples, position),
  };
}
